import 'server-only'
import type { z } from 'zod'
import type { AclFindingList, AclFindingsQuery } from '@/lib/contract/acls'
import { ACL_FINDING_KINDS, type AclFinding, type AclFindingKind, type KnownOnCluster, aclFindings } from '@/lib/domain/access/acl-findings'
import { isScramOnly } from '@/lib/domain/access/authorizer-settings'
import type { Snapshot } from '../observe/snapshot'
import { aclsOf, freshnessOfAcls, toAclItem } from './acl-list'
import { readAuthorizer } from './authorizer'
import { type SortKeys, cutPage, facetsOf, matching } from './list-page'
import { maySeeName } from './seen-by'
import type { ViewContext } from './view-context'

const SORT: SortKeys<AclFinding> = {
  kind: (finding) => ACL_FINDING_KINDS.indexOf(finding.kind),
  principal: (finding) => finding.principal,
  resourceName: (finding) => finding.binding?.resourceName ?? null,
}

/** `whole`: the picture with everybody's bindings, which decide what is unused or needless; told is only of those that may be seen. */
export async function listAclFindings(
  context: ViewContext,
  whole: Snapshot,
  { kind, principal, q, ...cut }: z.infer<typeof AclFindingsQuery>,
): Promise<z.infer<typeof AclFindingList>> {
  const { actor, observer } = context
  const { state, bindings } = aclsOf(whole)
  const seen = new Set(aclsOf(observer.snapshot).bindings)
  const has = matching(q)
  const known = await knownOf(context, whole)
  const found = (bindings === null ? [] : aclFindings(bindings, known)).filter(
    (finding) =>
      (finding.binding
        ? seen.has(finding.binding) && (finding.by === null || seen.has(finding.by))
        : maySeeName(actor, observer.cluster, 'principals', finding.principal.slice(finding.principal.indexOf(':') + 1))) &&
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

function untold({ scramUsers, isScramOnly: isOnly }: KnownOnCluster): AclFindingKind[] {
  if (scramUsers === null) return ['no-credentials', 'user-without-acls']
  return isOnly ? [] : ['no-credentials']
}

/** Transactional ids are only listed while somebody looks at them: nothing is said of those. */
async function knownOf(context: ViewContext, { topics, groups, errors, scramUsers }: Snapshot): Promise<KnownOnCluster> {
  const { settings, configs } = await readAuthorizer(context)
  const isWhole = !errors.some(({ part }) => part === 'groups')
  return {
    topics: topics.keys(),
    groups: isWhole ? groups.keys() : null,
    transactionalIds: null,
    scramUsers: scramUsers?.filter(({ credentials }) => credentials.length > 0).map(({ user }) => user) ?? null,
    isScramOnly: configs.length > 0 && configs.every((of) => of !== null && isScramOnly(of)),
    superUsers: settings.superUsers,
    allowEveryone: settings.allowEveryone,
  }
}
