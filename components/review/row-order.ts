import type { PlanRow } from '@/lib/contract/changes'

/** Rows whose records somebody will miss come first, then what is odd, then what changes; what stays is last. */
function rank({ about, marks, changed, after }: PlanRow): number {
  if (about['direction'] === 'skipped') return 0
  if ((typeof about['gone'] === 'string' && about['gone'] !== '0') || after === null) return 1
  if (marks.length > 0) return 2
  return changed ? 3 : 4
}

/** What differs first; rows of a kind stay in the order they came. */
export function inOrder(rows: readonly PlanRow[]): PlanRow[] {
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

/** How people call what a row is about: `payments-4` for a partition, else all that names it. */
export function nameOf(of: PlanRow['of']): string {
  const { topic, partition, ...rest } = of
  const first = topic === undefined ? [] : [partition === undefined ? String(topic) : `${topic}-${partition}`]
  const others = Object.values(topic === undefined && partition !== undefined ? { partition, ...rest } : rest).map(String)
  return [...first, ...others].join(' · ')
}

/** By what names rows are told apart, for the head of their column: `partition`, `config`, … */
export function subjectOf(rows: readonly PlanRow[]): string | null {
  const of = rows[0]?.of
  if (of === undefined) return null
  return 'partition' in of ? 'partition' : (Object.keys(of).at(-1) ?? null)
}

export function sameOf(a: PlanRow['of'], b: PlanRow['of']): boolean {
  return nameOf(a) === nameOf(b)
}
