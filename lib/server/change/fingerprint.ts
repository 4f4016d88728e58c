import 'server-only'
import { createHash } from 'node:crypto'

/** What a plan stands on, each fact by a name people can read: `state`, `committed payments-0`. Values as Kafka says them; null: not there. */
export type Ground = ReadonlyMap<string, string | null>

export interface Difference {
  what: string
  planned: string | null
  now: string | null
}

/** Equal for equal ground, in whatever order it was gathered. */
export function fingerprintOf(ground: Ground): string {
  const facts = [...ground].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}

/** What is no longer as it was planned on. */
export function differencesOf(planned: Ground, now: Ground): Difference[] {
  const names = [...new Set([...planned.keys(), ...now.keys()])]
  return names
    .map((what) => ({ what, planned: planned.get(what) ?? null, now: now.get(what) ?? null }))
    .filter((difference) => difference.planned !== difference.now)
}
