import 'server-only'
import type { z } from 'zod'
import type { AclItem } from '@/lib/contract/acls'
import type { ScramCredential, ScramState, ScramUserDetail, ScramUserList, ScramUserListQuery } from '@/lib/contract/scram-users'
import { visible } from '@/lib/domain/access/actor'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { isWeak } from '@/lib/domain/scram/iterations'
import type { Snapshot } from '../observe/snapshot'
import { type SortKeys, cutPage, matching } from './list-page'
import type { ConsoleIdentity } from './rights'
import { seesAll } from './seen-by'
import { type ViewContext, freshness, toPartError, toTime } from './view-context'

type ScramUser = NonNullable<Snapshot['scramUsers']>[number]

interface Row {
  user: ScramUser
  credentials: ScramCredential[]
  bindings: number | null
}

const SORT: SortKeys<Row> = {
  id: ({ user }) => user.user,
  mechanisms: ({ credentials }) => credentials.map(({ mechanism }) => mechanism).join(),
  // The weakest first.
  iterations: ({ credentials }) => Math.min(...credentials.map(({ iterations }) => iterations)),
  bindings: ({ bindings }) => bindings,
}

/** Who can log in with SCRAM. Where that is not known, `state` says why. */
export function listScramUsers(
  context: ViewContext,
  { principal, bootstrap, tls }: Pick<ConsoleIdentity, 'principal' | 'bootstrap'> & { tls: boolean },
  query: z.output<typeof ScramUserListQuery>,
): ScramUserList {
  const { actor, observer } = context
  const { snapshot } = observer
  const counts = bindingsByPrincipal(snapshot)
  const has = matching(query.q)
  const permitted = visible(actor, 'principals:read', snapshot.scramUsers ?? [], ({ user }) => ({
    cluster: observer.cluster,
    type: 'user',
    name: user,
  }))
  const found = permitted
    .filter(({ user }) => has(user))
    .map((user): Row => ({ user, credentials: toCredentials(user), bindings: counts && (counts.get(`User:${user.user}`) ?? 0) }))
  const weak = found.filter(({ credentials }) => credentials.some((credential) => credential.isWeak))
  const page = cutPage(query.weak === undefined ? found : weak, query, SORT, 'id')
  return {
    ...page,
    total: snapshot.scramUsers === null ? null : page.total,
    items: page.items.map(({ user: { user }, credentials, bindings }) => ({
      id: user,
      credentials,
      bindings,
      isConsole: principal === `User:${user}`,
    })),
    state: stateOf(snapshot),
    isPartial: !seesAll(actor, observer.cluster),
    facets: { weak: weak.length },
    connection: { bootstrap: bootstrap.split(','), tls },
    ...told(context),
  }
}

/** null: nobody of this name has a credential or a binding, as far as that is known. */
export async function getScramUser(
  context: ViewContext,
  { principal }: Pick<ConsoleIdentity, 'principal'>,
  name: string,
  lastSet: (user: string) => Promise<ScramUserDetail['passwordSet']>,
): Promise<ScramUserDetail | null> {
  const { actor, observer } = context
  const { snapshot } = observer
  const user = snapshot.scramUsers?.find((one) => one.user === name)
  const bindings = snapshot.acls?.filter((binding) => binding.principal === `User:${name}`) ?? null
  const mayBe = snapshot.scramUsers === null || user !== undefined || (bindings !== null && bindings.length > 0)
  if (!mayBe) return null
  return {
    id: name,
    credentials: snapshot.scramUsers && (user ? toCredentials(user) : []),
    state: stateOf(snapshot),
    isConsole: principal === `User:${name}`,
    bindings: bindings && bindings.map(toBinding).toSorted(byWeight),
    isPartial: !seesAll(actor, observer.cluster),
    passwordSet: await lastSet(name),
    ...told(context),
  }
}

function stateOf({ scramUsers, errors }: Snapshot): ScramState {
  if (scramUsers !== null) return 'read'
  const why = whyMissing(errors.filter(({ part }) => part === 'scram-users').map(({ kafkaError }) => ({ error: kafkaError })))
  return why === null || why === 'failed' ? 'unknown' : why
}

/** As of when this part was read, and what is wrong with the parts it is made of. */
function told(context: ViewContext): Pick<ScramUserList, 'asOf' | 'stale' | 'errors'> {
  const { partsAsOf, errors } = context.observer.snapshot
  const at = partsAsOf.get('scram-users')
  const own = errors.filter(({ part }) => part === 'scram-users' || part === 'acls')
  return {
    asOf: at === undefined ? freshness(context).asOf : toTime(at),
    stale: at !== undefined && own.some(({ part }) => part === 'scram-users'),
    errors: own.map(toPartError),
  }
}

function bindingsByPrincipal({ acls }: Snapshot): ReadonlyMap<string, number> | null {
  if (acls === null) return null
  const counts = new Map<string, number>()
  for (const { principal } of acls) counts.set(principal, (counts.get(principal) ?? 0) + 1)
  return counts
}

function toCredentials({ credentials }: ScramUser): ScramCredential[] {
  return credentials
    .map(({ mechanism, iterations }) => ({ mechanism, iterations, isWeak: isWeak(iterations) }))
    .toSorted((a, b) => (a.mechanism < b.mechanism ? -1 : 1))
}

const toBinding = ({ principal, host, resourceType, resourceName, patternType, operation, permission }: AclBinding): AclItem => ({
  principal,
  host,
  resourceType,
  resourceName,
  patternType,
  operation,
  permission,
})

function byWeight(a: AclItem, b: AclItem): number {
  if (a.permission !== b.permission) return a.permission === 'DENY' ? -1 : 1
  const [one, other] = [a, b].map(({ resourceType, resourceName, operation }) => `${resourceType} ${resourceName} ${operation}`)
  return (one ?? '') < (other ?? '') ? -1 : 1
}
