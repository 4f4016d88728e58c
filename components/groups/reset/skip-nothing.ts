import type { ChangePlan, PlanRow } from '@/lib/contract/changes'
import type { DraftRow } from './reset-draft'

type Planned = Pick<ChangePlan, 'rows'>

/** Where a plan of a reset takes each partition; without those whose commit goes. */
export function targetsIn({ rows }: Planned): DraftRow[] {
  return rows.flatMap((row) => rowTo(row, offsetOf(row.after)))
}

/**
 * The same with the lesser of commit and target on every partition, so that none moves over records: those whose target is
 * ahead keep their commit. A commit that the log has left behind goes to where the log begins now. null: there is none to keep.
 */
export function skipNothing({ rows }: Planned): DraftRow[] | null {
  const kept = rows.map((row) => ({ row, target: offsetOf(row.after), least: leastOf(row) }))
  if (kept.every(({ target, least }) => target === least)) return null
  return kept.flatMap(({ row, least }) => rowTo(row, least))
}

function leastOf({ before, after, about }: PlanRow): string | null {
  const [commit, target] = [offsetOf(before), offsetOf(after)]
  if (commit === null || target === null || BigInt(target) <= BigInt(commit)) return target
  const { logStart } = about
  return typeof logStart === 'string' && BigInt(logStart) > BigInt(commit) ? logStart : commit
}

function offsetOf(side: PlanRow['before']): string | null {
  const offset = side?.['offset']
  return typeof offset === 'string' ? offset : null
}

function rowTo({ of: { topic, partition } }: PlanRow, offset: string | null): DraftRow[] {
  return typeof topic === 'string' && offset !== null ? [{ topic, partition: Number(partition), offset }] : []
}
