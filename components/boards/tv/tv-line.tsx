const WIDTH = 1000
const HEIGHT = 100
/** Room above the highest point. */
const HEAD = 1.09

interface TvLineProps {
  /** Seconds behind over the last hour, at equal steps; gaps stay gaps. */
  values: readonly (number | null)[]
  targetSeconds: number
}

/** The last hour behind a tile: how it came to be late. The figure over it says the rest. */
export function TvLine({ values, targetSeconds }: TvLineProps) {
  // A line within its target stays low.
  const top = Math.max(2 * targetSeconds, ...values.filter((value) => value !== null)) * HEAD
  const point = (value: number, index: number) =>
    `${((index / Math.max(1, values.length - 1)) * WIDTH).toFixed(1)} ${(HEIGHT - (value / top) * HEIGHT).toFixed(1)}`
  const runs = values.reduce<{ from: number; points: string[] }[]>((all, value, index) => {
    if (value === null) return all
    const last = all.at(-1)
    if (last && last.from + last.points.length === index) last.points.push(point(value, index))
    else all.push({ from: index, points: [point(value, index)] })
    return all
  }, [])
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="absolute inset-x-0 top-[34%] bottom-0 h-[66%] w-full text-danger"
    >
      {runs.map(({ from, points }) => (
        <g key={from}>
          <path
            d={`M${points.join('L')}L${points.at(-1)?.split(' ')[0]} ${HEIGHT}L${points[0]?.split(' ')[0]} ${HEIGHT}z`}
            fill="currentColor"
            opacity={0.22}
          />
          <path
            d={`M${points.join('L')}`}
            fill="none"
            stroke="currentColor"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
            opacity={0.55}
          />
        </g>
      ))}
    </svg>
  )
}
