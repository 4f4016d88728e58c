import type { Series, SeriesColor } from './series'

/** A figure between two gaps. It has no line and its band no area, so both are drawn as what they are: a dot, and from the least to the most. */
export interface LonelyPoint {
  id: string
  at: number
  value: number
  band: readonly [min: number, max: number]
  color: SeriesColor
}

export function lonelyPoints({ id, values, band, color }: Series, times: readonly number[]): LonelyPoint[] {
  return values.flatMap((value, index) => {
    const at = times[index]
    const isLonely = value !== null && at !== undefined && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
    return isLonely ? [{ id, at, value, band: band?.[index] ?? [value, value], color }] : []
  })
}
