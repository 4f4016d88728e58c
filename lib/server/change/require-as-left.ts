import 'server-only'
import type { PlanRow, RowFound, Values } from '@/lib/contract/changes'
import { ChangeRefusal } from './refusal'

/** An undo puts back what was; where somebody has changed it again since, that would undo their work too. */
export function requireAsLeft(rows: readonly PlanRow[], found: readonly RowFound[]): void {
  const moved = found.filter(({ state }) => state === 'other' || state === 'unreadable')
  if (moved.length === 0) return
  const left = new Map(rows.map((row) => [nameOf(row.of), row.after]))
  const differences = moved.map(({ of, now, state }) => ({
    what: nameOf(of),
    planned: inWords(left.get(nameOf(of)) ?? null),
    now: state === 'unreadable' ? 'cannot be read' : inWords(now),
  }))
  const words = 'Nothing was changed. It is no longer as this change left it; putting back the old would undo more than it'
  throw new ChangeRefusal('conflict', words, { differences })
}

const nameOf = (of: PlanRow['of']) => Object.values(of).join('-')

function inWords(values: Values | null): string | null {
  if (values === null) return null
  const shown = Object.entries(values).filter(([, value]) => value !== null)
  return shown.map(([name, value]) => `${name} ${typeof value === 'object' ? '(secret)' : String(value)}`).join(', ')
}
