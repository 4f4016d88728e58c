import type { GroupDetail } from '@/lib/contract/groups'
import { formatCount, formatDuration, formatPercent } from '@/lib/client/format'
import { VERDICT_RULES } from '@/lib/domain/lag/verdict'

/** The rules of a verdict, each with its words under `lag.why`. */
export const VERDICT_REASONS = [
  'few-records',
  'only-markers',
  'seconds',
  'commit-before-log-start',
  'partition-without-commits',
  'no-commits',
  'open-transaction',
  'lag-grows',
  'lag-does-not-grow',
  'watched-too-short',
  'no-members',
  'no-lag',
] as const
type VerdictReason = (typeof VERDICT_REASONS)[number]

type Decided = Pick<GroupDetail, 'verdictBecause' | 'verdictFigures' | 'partitions'>

/** The rule that decided on a verdict and its figures as words take them; null for a rule this page does not know. */
export function whyVerdict({ verdictBecause, verdictFigures: figures, partitions }: Decided) {
  const reason = VERDICT_REASONS.find((one): one is VerdictReason => one === verdictBecause)
  if (reason === undefined) return null
  const silence = longestSilence(partitions)
  return {
    reason,
    values: {
      lag: figures['lag'] ?? 0,
      partitions: figures['partitions'] ?? 0,
      seconds: formatDuration(figures['seconds'] ?? 0),
      most: formatCount(figures['most'] ?? 0),
      limit: formatDuration(figures['most'] ?? 0),
      before: formatCount(figures['before'] ?? 0),
      after: formatCount(figures['after'] ?? 0),
      over: formatDuration(figures['overSeconds'] ?? 0),
      silent: silence === null ? 'none' : formatDuration(silence),
      heldLimit: formatDuration(VERDICT_RULES.heldBackMs / 1000),
      growthRecords: formatCount(VERDICT_RULES.growthRecords),
      growthPercent: formatPercent(VERDICT_RULES.growthShare * 100),
    },
  }
}

/** Of the partitions that stopped committing, in seconds. */
function longestSilence(partitions: Decided['partitions']): number | null {
  const silences = partitions.flatMap(({ burrow }) => (burrow?.status === 'STOP' ? Number(burrow.figures['silentMs'] ?? 0) / 1000 : []))
  return silences.length === 0 ? null : Math.max(...silences)
}
