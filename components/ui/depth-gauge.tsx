import clsx from 'clsx'

const WIDTH = 116
const LONGEST_SECONDS = 604_800
const MARKS_SECONDS = [1, 60, 3600, 86_400]

const TONES = { danger: 'text-danger', warn: 'text-warn-mark', quiet: 'text-unknown' } as const

/** Where a time behind lies on the gauge: a log scale from 1 s to 7 d. */
function position(seconds: number): number {
  return (Math.log(Math.min(Math.max(seconds, 1), LONGEST_SECONDS)) / Math.log(LONGEST_SECONDS)) * WIDTH
}

interface DepthGaugeProps {
  secondsBehind: number
  tone: keyof typeof TONES
  /** Where retention cuts, as an age in seconds. */
  retentionSeconds?: number | null
}

/** How far behind, drawn; the figure beside it says it. */
export function DepthGauge({ secondsBehind, tone, retentionSeconds = null }: DepthGaugeProps) {
  const cliff = retentionSeconds === null ? null : position(retentionSeconds)
  return (
    <svg width={WIDTH} height={14} viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true" className={clsx('block overflow-visible', TONES[tone])}>
      <path d={`M0 10.5H${WIDTH}`} className="stroke-line-strong" />
      {MARKS_SECONDS.map((seconds) => (
        <path key={seconds} d={`M${position(seconds)} 8v5`} className="stroke-line-control" />
      ))}
      {cliff !== null && <rect x={cliff} y={3} width={WIDTH - cliff} height={8} fill="currentColor" opacity={0.16} />}
      {cliff !== null && <path d={`M${cliff} 1v12`} strokeWidth={tone === 'danger' ? 2 : 1.2} stroke="currentColor" />}
      {secondsBehind > 0 && <rect x={0} y={4} width={Math.max(position(secondsBehind), 1)} height={7} rx={1} fill="currentColor" />}
    </svg>
  )
}

/** The scale above a column of gauges. */
export function DepthGaugeHead({ labels }: { labels: readonly [string, string, string, string] }) {
  return (
    <svg width={WIDTH} height={12} viewBox={`0 0 ${WIDTH} 12`} aria-hidden="true" className="fill-current text-11">
      {MARKS_SECONDS.map((seconds, index) => (
        <text key={seconds} x={position(seconds)} y={10} textAnchor={index === 0 ? 'start' : 'middle'}>
          {labels[index]}
        </text>
      ))}
    </svg>
  )
}
