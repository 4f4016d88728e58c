import type { KnownSpan } from './known-span'
import { targetState } from './target-state'

/** A time in which a service missed its target, ms. */
export interface MissEpisode {
  from: number
  /** The end of what is known to be missed. */
  to: number
  worstSeconds: number
  worstAt: number
}

/** Misses that are less than so many rounds apart are one. */
export const ROUNDS_APART = 2

/** The latest episode once this span is over: the same, longer, another one, or what it was. `apartMs`: what separates two of them. */
export function followMisses<Episode extends MissEpisode>(
  latest: Episode | null,
  span: KnownSpan,
  { targetSeconds, apartMs }: { targetSeconds: number; apartMs: number },
): Episode | MissEpisode | null {
  const { from, to, at, seconds } = span
  if (targetState(seconds, targetSeconds) !== 'missed') return latest
  if (latest === null || from - latest.to >= apartMs) return { from, to, worstSeconds: seconds, worstAt: at }
  const isWorse = seconds > latest.worstSeconds
  return { ...latest, to, worstSeconds: isWorse ? seconds : latest.worstSeconds, worstAt: isWorse ? at : latest.worstAt }
}

/** Since when a service that is so far behind at `at` (ms) has missed its target all the time, whether somebody looked or not, ms. */
export function lateSince(seconds: number, at: number, targetSeconds: number): number {
  return at - (seconds - targetSeconds) * 1_000
}
