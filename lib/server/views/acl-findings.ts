import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { AclFindingList, AclFindingsQuery } from '@/lib/contract/acls'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_FINDING_KINDS, type AclFinding, type AclFindingKind, type KnownOnCluster, aclFindings } from '@/lib/domain/access/acl-findings'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import { isScramOnly } from '@/lib/domain/access/authorizer-settings'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import { seesEveryTopic } from '../observe/rights/sees-every-topic'
import type { Snapshot } from '../observe/snapshot'
import { aclsOf, freshnessOfAcls, toAclItem } from './acl-list'
import { readAuthorizer } from './authorizer'
import { type SortKeys, cutPage, facetsOf, matching } from './list-page'
import { maySeeName } from './seen-by'
import type { ConsoleIdentity } from './rights'
import type { ViewContext } from './view-context'

/** Nobody waits longer for what Kafka says of the console's rights: till then topics count as not known. */
const PATIENCE_MS = 800

const SORT: SortKeys<AclFinding> = {
  kind: (finding) => ACL_FINDING_KINDS.indexOf(finding.kind),
  principal: (finding) => finding.principal,
  resourceName: (finding) => finding.binding?.resourceName ?? null,
}

/** `whole`: the picture with everybody's bindings, which decide what is unused or needless; told is only of those that may be seen. */
export async function listAclFindings(
  context: ViewContext,
  whole: Snapshot,
  identity: Pick<ConsoleIdentity, 'principal' | 'principalIsSure'>,
  { kind, principal, q, ...cut }: z.infer<typeof AclFindingsQuery>,
): Promise<z.infer<typeof AclFindingList>> {
  const { actor, observer } = context
  const { state, bindings } = aclsOf(whole)
  const seen = new Set(aclsOf(observer.snapshot).bindings)
  const has = matching(q)
  const known = await knownOf(context, whole, identity)
  const found = (bindings === null ? [] : aclFindings(bindings, known)).filter(
    (finding) =>
      (finding.binding
        ? seen.has(finding.binding) && (finding.by === null || seen.has(finding.by))
        : maySeeName(actor, observer.cluster, 'principals', nameOfPrincipal(finding.principal))) &&
      (principal === undefined || finding.principal === principal) &&
      (has(finding.principal) || has(finding.binding?.resourceName ?? '')),
  )
  const page = cutPage(
    found.filter((finding) => kind === undefined || finding.kind === kind),
    cut,
    SORT,
    'kind,principal,resourceName',
  )
  return {
    items: page.items.map((finding) => ({
      ...finding,
      binding: finding.binding && toAclItem(finding.binding),
      by: finding.by && toAclItem(finding.by),
      unless: [...finding.unless],
    })),
    nextCursor: page.nextCursor,
    total: bindings === null ? null : page.total,
    state,
    facets: facetsOf<AclFinding, AclFindingKind>(found, ACL_FINDING_KINDS, (finding) => [finding.kind]),
    untold: bindings === null ? [...ACL_FINDING_KINDS] : untold(known),
    ...freshnessOfAcls(context),
  }
}

function untold({ topics, hiding, groups, scramUsers, isScramOnly: isOnly }: KnownOnCluster): AclFindingKind[] {
  return [
    ...(topics === null || hiding.length > 0 || groups === null ? ['matches-nothing' as const] : []),
    ...(scramUsers === null || !isOnly ? ['no-credentials' as const] : []),
    ...(scramUsers === null ? ['user-without-acls' as const] : []),
  ]
}

/**
 * Transactional ids are only listed while somebody looks at them: nothing is said of those. Of topics Kafka leaves out of its answer, without
 * an error, those that the console's own user may not describe; it names every group to whoever may read ACLs, which is DESCRIBE on the cluster.
 */
async function knownOf(
  context: ViewContext,
  { topics, groups, errors, scramUsers, acls }: Snapshot,
  { principal, principalIsSure }: Pick<ConsoleIdentity, 'principal' | 'principalIsSure'>,
): Promise<KnownOnCluster> {
  const [{ settings, configs }, isEveryTopic] = await Promise.all([
    readAuthorizer(context),
    Promise.race([seesEveryTopic(context.observer.client), pause(PATIENCE_MS, false, { ref: false })]),
  ])
  const isWhole = !errors.some(({ part }) => part === 'groups')
  return {
    topics: isEveryTopic ? topics.keys() : null,
    hiding: (acls ?? []).filter((binding) => hidesTopics(binding, principalIsSure ? principal : null)),
    groups: isWhole ? groups.keys() : null,
    transactionalIds: null,
    scramUsers: scramUsers?.filter(({ credentials }) => credentials.length > 0).map(({ user }) => user) ?? null,
    isScramOnly: configs.length > 0 && configs.every((of) => of !== null && isScramOnly(of)),
    superUsers: settings.superUsers,
    allowEveryone: settings.allowEveryone,
  }
}

/** Whether a denial keeps topics from whoever may describe all others; null: who that is is not known, and it may be anybody. */
function hidesTopics({ resourceType, permission, operation, principal }: AclBinding, asked: string | null): boolean {
  const isOfTopics = resourceType === 'TOPIC' && permission === 'DENY' && (operation === 'DESCRIBE' || operation === 'ALL')
  return isOfTopics && (asked === null || principal === asked || principal === EVERYONE)
}
