import { formatDuration } from '@/lib/client/format'

/** Figures this close are called the same, in seconds: a round of both may lie between them. */
const SAME_SECONDS = 1

/** How an estimate of the time behind compares with what the record itself says, as words take it. */
export function ageDifference(estimatedSeconds: number, recordSeconds: number): { by: 'less' | 'more' | 'same'; difference: string } {
  const difference = estimatedSeconds - recordSeconds
  const by = Math.abs(difference) < SAME_SECONDS ? 'same' : difference < 0 ? 'less' : 'more'
  return { by, difference: formatDuration(Math.abs(difference)) }
}
