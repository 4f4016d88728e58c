/** A status colour only for a group's own verdict; otherwise series in order. */
export type SeriesColor =
  | 'danger'
  | 'warn'
  | 'quiet'
  | 'chart-1'
  | 'chart-2'
  | 'chart-3'
  | 'chart-4'
  | 'chart-5'
  | 'chart-6'
  | 'chart-7'
  | 'chart-8'

export interface Line {
  /** One for each time of the axis; null is a gap and stays one. */
  values: readonly (number | null)[]
  /** Least and most at each of those times, where a point stands for many figures. */
  band?: readonly Band[]
}

/** Nothing is known of it. */
export const NO_LINE: Line = { values: [] }

type Band = readonly [min: number, max: number] | null

export interface Series extends Line {
  id: string
  label: string
  color: SeriesColor
  /** Only for the one series a chart is about. */
  isFilled?: boolean
}

export function strokeOf(color: SeriesColor): string {
  if (color === 'danger') return 'var(--danger)'
  if (color === 'warn') return 'var(--warn-mark)'
  return color === 'quiet' ? 'var(--unknown)' : `var(--${color})`
}

/** What a scale has to have room for. */
export function* figuresOf(...lines: readonly Line[]): Generator<number | null> {
  for (const { values, band } of lines) {
    yield* values
    for (const range of band ?? []) yield range && range[1]
  }
}

type Point = readonly [at: string, last: number, min: number, max: number] | null
type Spread = readonly [last: number, min: number, max: number] | null

/** The line of a history's points, with the band that its peaks are in; a history that is not there is a gap. */
export function lineOf(points: readonly Point[] | undefined, times: readonly unknown[]): Line {
  if (points === undefined) return { values: times.map(() => null) }
  return spreadLine(points.map((point) => point && ([point[1], point[2], point[3]] as const)))
}

/** The same of points whose times are known. */
export function spreadLine(spreads: readonly Spread[]): Line {
  const values = spreads.map((spread) => spread && spread[0])
  const isRange = spreads.some((spread) => spread !== null && spread[1] !== spread[2])
  return isRange ? { values, band: spreads.map((spread) => spread && ([spread[1], spread[2]] as const)) } : { values }
}
