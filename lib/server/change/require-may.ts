import 'server-only'
import type { ChangeTarget } from '@/lib/contract/changes'
import { type Actor, can } from '@/lib/domain/access/actor'
import type { Permission } from '@/lib/domain/access/permissions'
import { whyNot } from '@/lib/domain/access/why-not'
import type { ChangeKind } from './define-change'
import { ChangeRefusal } from './refusal'

/** Refuses who may not do this kind of change there; with `also`, who lacks that permission there besides. */
export function requireMay(
  actor: Actor,
  cluster: string,
  { permission, title }: Pick<ChangeKind, 'permission' | 'title'>,
  target: ChangeTarget,
  also: readonly Permission[] = [],
): void {
  const resource = { cluster, ...target }
  const lacking = [permission, ...also].find((one) => !can(actor, one, resource))
  if (lacking === undefined) return
  throw new ChangeRefusal('forbidden', `${title}: ${whyNot(actor, lacking, resource)}`, { denied: { permission: lacking, resource } })
}
