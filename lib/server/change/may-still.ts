import 'server-only'
import { can } from '@/lib/domain/access/actor'
import type { ChangeRecord } from '../store/change-records'
import type { ChangesOptions } from './changes-options'
import { findKind } from './find-kind'
import { intentOf } from './intent'

/**
 * Whether whoever asked for a change that has waited may still make it: a role that was taken away since, an account that is gone or a
 * token that was revoked changes nothing on a cluster any more. Of what older versions kept that cannot be told: they may.
 */
export async function mayStill(record: ChangeRecord, { actorNow }: Pick<ChangesOptions, 'actorNow'>): Promise<boolean> {
  const { by, input } = intentOf(record)
  if (by === undefined) return true
  const kind = findKind(record.kind)
  const actor = await actorNow(by)
  return actor !== null && can(actor, kind.permission, { cluster: record.cluster, ...kind.target(input) })
}
