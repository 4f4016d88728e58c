export const TARGET_STATES = ['kept', 'close', 'missed', 'unknown'] as const
/** How a service does against its target. `close`: within it, but at four fifths of it or beyond. */
export type TargetState = (typeof TARGET_STATES)[number]

/** A target of 60 s is close from 48 s on. */
export const CLOSE_SHARE = 0.8

/** `secondsBehind` null: not known. A service exactly at its target keeps it. */
export function targetState(secondsBehind: number | null, targetSeconds: number): TargetState {
  if (secondsBehind === null || Number.isNaN(secondsBehind)) return 'unknown'
  if (secondsBehind > targetSeconds) return 'missed'
  return secondsBehind >= targetSeconds * CLOSE_SHARE ? 'close' : 'kept'
}
