import { LONGEST_RANGE_MS } from '@/lib/client/time-range'
import { momentsFromText } from '@/lib/client/zoned-time'

/** What is wrong with a typed range. */
export type MomentFault = 'not-a-time' | 'no-such-time' | 'ahead' | 'not-after' | 'too-long'

interface Typed {
  from: string
  /** Empty: now. */
  to: string
}

/** The range that was typed by the clock of a zone; of a time that is there twice, the one that makes it longer. */
export function momentsOfRange(
  { from, to }: Typed,
  zone: string,
  now: number,
): { from: number; to: number } | { faults: Partial<Record<keyof Typed, MomentFault>> } {
  const [first, last] = [momentsFromText(from, zone), to.trim() === '' ? [now] : momentsFromText(to, zone)]
  const begin = first?.[0]
  const end = last?.at(-1)
  if (begin === undefined || end === undefined) {
    return { faults: { ...faultOf('from', first), ...faultOf('to', last) } }
  }
  if (begin > now) return { faults: { from: 'ahead' } }
  if (begin >= end) return { faults: { to: 'not-after' } }
  return end - begin > LONGEST_RANGE_MS ? { faults: { from: 'too-long' } } : { from: begin, to: end }
}

function faultOf(field: keyof Typed, moments: readonly number[] | null): Partial<Record<keyof Typed, MomentFault>> {
  if (moments === null) return { [field]: 'not-a-time' }
  return moments.length === 0 ? { [field]: 'no-such-time' } : {}
}
