import { type PlainDuration, parsePlainDuration } from '@/lib/client/plain-duration'
import { formatIsoDuration } from '@/lib/domain/offsets/iso-duration'

export type BackDuration = { iso: string; ms: number } | { problem: Extract<PlainDuration, { problem: unknown }>['problem'] | 'not-back' }

/** How far back, in any of the ways a duration can be written; more than nothing, in whole ms. */
export function parseBackDuration(text: string): BackDuration {
  const read = parsePlainDuration(text)
  if ('problem' in read) return { problem: read.problem }
  return read.ms > 0 ? { ms: read.ms, iso: formatIsoDuration(read.ms) } : { problem: 'not-back' }
}
