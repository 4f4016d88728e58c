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

export interface Series {
  id: string
  label: string
  color: SeriesColor
  /** One for each time of the axis; null is a gap and stays one. */
  values: readonly (number | null)[]
  /** Only for the one series a chart is about. */
  isFilled?: boolean
}

export function strokeOf(color: SeriesColor): string {
  if (color === 'danger') return 'var(--danger)'
  if (color === 'warn') return 'var(--warn-mark)'
  return color === 'quiet' ? 'var(--unknown)' : `var(--${color})`
}
