import 'server-only'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import type { Actor } from '@/lib/domain/access/actor'
import type { ChangeRecords } from '../store/change-records'
import { toChange } from './intent'
import { maySeeTarget } from './visible-changes'

const SETS = ['user.create', 'user.set-password'] as const

/** When this console last wrote a credential of a user, as far as this actor may know; null: never. */
export async function lastPasswordSet(
  records: ChangeRecords,
  actor: Actor,
  cluster: string,
  user: string,
): Promise<ScramUserDetail['passwordSet']> {
  if (!maySeeTarget(actor, cluster, { type: 'user', name: user })) return null
  const asked = { cluster, state: 'done', targetType: 'user', target: user } as const
  const newest = await Promise.all(SETS.map((kind) => records.list({ ...asked, kind }, { offset: 0, limit: 1 })))
  const [last] = newest.flatMap(({ items }) => items).toSorted((a, b) => b.createdMs - a.createdMs)
  if (!last) return null
  const { id, rows, actor: by, createdAt, finishedAt } = toChange(last)
  return { at: finishedAt ?? createdAt, by: by.name, mechanism: String(rows[0]?.of['mechanism'] ?? ''), change: id }
}
