import 'server-only'
import type { Change } from '@/lib/contract/changes'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import type { ApprovalRule } from '@/lib/domain/change/approval'
import type { BuiltInRoleId } from '@/lib/domain/access/roles'
import { isOpen } from '@/lib/domain/change/states'
import { Changes } from '../change/changes'
import type { ChangesOptions } from '../change/changes-options'
import type { Observer } from '../observe/observer'
import type { Renewable } from '../observe/observer'
import { openStore, type Store } from '../store/open-store'
import { eventually } from './real-cluster'

export const CLUSTER = 'test'

export const actor = (role: BuiltInRoleId, name: string = role): Actor => withRole('user', name, role)

/** The engine on a real cluster with a store of its own, as the container makes it. */
export function testChanges(
  observer: Observer,
  path: string,
  how: {
    readOnly?: boolean
    principal?: string
    approval?: readonly ApprovalRule[]
    holders?: string[]
    now?: () => number
    actorNow?: ChangesOptions['actorNow']
  } = {},
): { changes: Changes; store: Store; errors: unknown[] } {
  const store = openStore(path)
  const errors: unknown[] = []
  const cluster = {
    readOnly: how.readOnly ?? false,
    approval: how.approval ?? [],
    principal: how.principal ?? 'User:ANONYMOUS',
    get client() {
      return observer.client
    },
    get snapshot() {
      return observer.snapshot
    },
    renew: (what: Renewable) => observer.renew(what),
  }
  const changes = new Changes({
    clusters: new Map([[CLUSTER, cluster]]),
    records: store.changes,
    savedOffsets: store.savedOffsets,
    now: how.now ?? Date.now,
    // Whoever asked still may.
    actorNow: how.actorNow ?? (() => Promise.resolve(actor('admin'))),
    holders: async () => Promise.resolve(how.holders ?? []),
    onError: (error) => void errors.push(error),
  })
  return { changes, store, errors }
}

/** Waits until a change goes no further. */
export async function settled(changes: Changes, id: string, timeoutMs?: number): Promise<Change> {
  await eventually(`change ${id} is over`, async () => !isOpen((await changes.get(CLUSTER, id)).state), timeoutMs)
  return changes.get(CLUSTER, id)
}

/** Plans and applies as an operator who confirms what is asked. */
export async function carriedOut(
  changes: Changes,
  kind: string,
  input: Record<string, unknown>,
  by: Actor = actor('admin'),
): Promise<Change> {
  const plan = await changes.plan(by, CLUSTER, { kind, input })
  const confirm = plan.confirm?.kind === 'type' ? plan.confirm.text : undefined
  const { id } = await changes.apply(by, CLUSTER, { planId: plan.id, confirm })
  return settled(changes, id)
}
