import { createContext, use } from 'react'

/** The one time axis of a page, in ms. Kept apart from the cursor, so that moving it redraws no chart. */
export interface TideScale {
  from: number
  to: number
  times: readonly number[]
  /** When the newest figures were taken; an axis that ends before shows what is past. */
  now: number
}

export const TideScaleContext = createContext<TideScale | null>(null)
export const TideCursorContext = createContext<number | null>(null)

export function useTideScale(): TideScale {
  const scale = use(TideScaleContext)
  if (!scale) throw new Error('A chart needs a Tide around it')
  return scale
}

/** Index into the axis' times under the crosshair; null when there is none. */
export function useTideCursor(): number | null {
  return use(TideCursorContext)
}

/** Whether the right end of the axis is now. */
export function isLive({ to, now }: Pick<TideScale, 'to' | 'now'>): boolean {
  return to >= now
}
