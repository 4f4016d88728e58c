import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClusterRights, ExactRights } from '@/lib/contract/rights'
import { aclCommands } from '@/lib/domain/access/acl-commands'
import { can } from '@/lib/domain/access/actor'
import { on } from '@/lib/domain/access/on'
import type { CapabilityKind } from '@/lib/domain/access/console-capabilities'
import { type CapabilityRights, type MissingBinding, consoleRights, missingBindings } from '@/lib/domain/access/console-rights'
import { scopeOfPrefix } from '@/lib/domain/access/rights-scope'
import type { KnownRights } from '../observe/rights/rights-probe'
import { type ViewContext, toPartError, toTime } from './view-context'

/** Nobody waits longer for what Kafka says of its rights: what is found out later is told to whoever asks again. */
const PATIENCE_MS = 800
const NOTHING_TOLD: KnownRights = { scope: scopeOfPrefix(''), scopeFrom: 'every', has: () => null }

/** Who the console is to Kafka, and where that can be told what it lacks. */
export interface ConsoleIdentity {
  /** `User:name`; null: it cannot be told. */
  principal: string | null
  principalIsSure: boolean
  /** `host:port`, with commas between. */
  bootstrap: string
}

/** What Kafka lets this console's own user see and do; the exact list only for whoever may connect clusters. */
export async function getRights(context: ViewContext, identity: ConsoleIdentity, prefix: string | null): Promise<ClusterRights> {
  const { actor, observer } = context
  const { cluster } = observer
  const mayConnect = can(actor, 'clusters:write', on.cluster(cluster))
  // Who may not know the names this console is limited to may not try them out either.
  const asked = { principal: identity.principal, prefix: mayConnect ? prefix : null }
  const known = await Promise.race([observer.rights.read(asked), pause(PATIENCE_MS, NOTHING_TOLD, { ref: false })])
  const rights = consoleRights(known.scope, known.has)
  return {
    asOf: toTime(Date.now()),
    capabilities: rights.map(({ id, kind, state }) => ({ id, kind, state })),
    refusals: observer.snapshot.errors.filter(({ kafkaError }) => kafkaError.endsWith('_AUTHORIZATION_FAILED')).map(toPartError),
    exact: mayConnect ? exactRights(rights, known, identity) : null,
  }
}

function exactRights(
  rights: readonly CapabilityRights[],
  { scope, scopeFrom }: KnownRights,
  { principal, principalIsSure, bootstrap }: ConsoleIdentity,
): ExactRights {
  const byKind = <T>(of: (kind: CapabilityKind) => T) => ({ see: of('see'), read: of('read'), change: of('change') })
  const missing = byKind((kind) => missingBindings(rights, [kind]))
  const commands = (bindings: readonly MissingBinding[]) => (principal === null ? [] : aclCommands(bindings, { principal, bootstrap }))
  return {
    principal,
    principalIsSure,
    scope: { from: scopeFrom, topics: [...scope.topics], groups: [...scope.groups], transactionalIds: [...scope.transactionalIds] },
    missing,
    commands: byKind((kind) => commands(missing[kind])),
    missingOf: Object.fromEntries(rights.flatMap(({ id, missing: of }) => (of.length > 0 ? [[id, [...of]]] : []))),
  }
}
