import clsx from 'clsx'

const WIDTH = 88
const HEIGHT = 20
const PAD = 1.5

const TONES = { danger: 'text-danger', warn: 'text-warn-mark', quiet: 'text-unknown', series: 'text-chart-1' } as const

interface SparklineProps {
  /** Oldest first; null is a gap and stays one. */
  values: readonly (number | null)[]
  tone: keyof typeof TONES
  /** The scale never tops out below this, so that noise is not magnified. */
  floor: number
  /** For those who listen; without it the figure beside it says enough. */
  label?: string
}

/** The last hour in 88 × 20 px. A tail that is not known is violet and dotted, from the last known value. */
export function Sparkline({ values, tone, floor, label }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  const top = Math.max(floor, ...known)
  const x = (index: number) => (values.length < 2 ? WIDTH : (index / (values.length - 1)) * WIDTH)
  const y = (value: number) => HEIGHT - PAD - (value / top) * (HEIGHT - 2 * PAD)
  const runs = runsOf(values)
  const last = runs.at(-1)?.at(-1)
  const end = last && { x: x(last.index), y: y(last.value) }
  const isCurrent = last?.index === values.length - 1
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.25}
      className={clsx('block overflow-visible', TONES[tone])}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {runs.map((run) => {
        const line = run.map((point) => `${x(point.index).toFixed(1)} ${y(point.value).toFixed(1)}`).join('L')
        const [from, to] = [x(run[0]?.index ?? 0), x(run.at(-1)?.index ?? 0)]
        return (
          <g key={run[0]?.index}>
            <path d={`M${line}L${to.toFixed(1)} ${HEIGHT}L${from.toFixed(1)} ${HEIGHT}z`} fill="currentColor" stroke="none" opacity={0.1} />
            <path d={`M${line}`} />
          </g>
        )
      })}
      {end && isCurrent && <circle cx={end.x} cy={end.y} r={1.8} fill="currentColor" stroke="none" />}
      {end && !isCurrent && <path d={`M${end.x} ${end.y}L${WIDTH} ${end.y}`} className="text-stale" strokeDasharray="2 3" />}
    </svg>
  )
}

function runsOf(values: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = []
  values.forEach((value, index) => {
    if (value === null) return
    const run = values[index - 1] === null || index === 0 ? undefined : runs.at(-1)
    if (run) run.push({ index, value })
    else runs.push([{ index, value }])
  })
  return runs
}
