import 'server-only'
import type { z } from 'zod'
import type { AccessAnswer, ExplainQuery } from '@/lib/contract/acls'
import { THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import {
  type AccessDecision,
  type AccessQuestion,
  type AuthorizerSettings,
  accessSteps,
  decideAccess,
} from '@/lib/domain/access/decide-access'

import { ALL_TRANSACTIONS } from '../observe/details'
import type { Snapshot } from '../observe/snapshot'
import { aclsOf, freshnessOfAcls, toAclItem } from './acl-list'
import { readAuthorizer } from './authorizer'
import { memberCount } from './groups'
import { maySeeName } from './seen-by'
import type { ViewContext } from './view-context'

/**
 * null: not a principal or a resource of this actor's. `whole`: the picture with the bindings of everybody, all of which decide; told are
 * only those that are about this principal and this resource.
 */
export async function explainAccess(
  context: ViewContext,
  whole: Pick<Snapshot, 'acls' | 'errors'>,
  query: z.infer<typeof ExplainQuery>,
): Promise<AccessAnswer | null> {
  const question: AccessQuestion = {
    principal: query.principal,
    host: query.host ?? null,
    operation: query.operation,
    resourceType: query.resourceType,
    resourceName: query.resourceName ?? THE_CLUSTER,
  }
  if (!maySee(context, question)) return null
  const { state, bindings } = aclsOf(whole)
  const settings = state === 'no-authorizer' ? NO_AUTHORIZER : (await readAuthorizer(context)).settings
  const decision = decideAccess(question, bindings, settings)
  const { binding } = decision
  const without =
    binding &&
    bindings &&
    decideAccess(
      question,
      bindings.filter((other) => other !== binding),
      settings,
    )
  return {
    ...toDecision(decision),
    state,
    considered: accessSteps(question, bindings, settings).map(({ step, state: stepState, bindings: of }) => ({
      step,
      state: stepState,
      bindings: of.map((weighed) => ({ ...toAclItem(weighed.binding), matches: weighed.matches, why: weighed.why })),
    })),
    authorizer: { ...settings, superUsers: settings.superUsers && settings.superUsers.filter((name) => isSeen(context, name)) },
    without: without && toDecision(without),
    running: await running(context, question),
    ...freshnessOfAcls(context),
  }
}

function toDecision({ answer, because, unless, binding }: AccessDecision) {
  return { answer, because, unless: [...unless], binding: binding && toAclItem(binding) }
}

function isSeen({ actor, observer: { cluster } }: ViewContext, principal: string): boolean {
  return maySeeName(actor, cluster, 'principals', nameOfPrincipal(principal))
}

function maySee(context: ViewContext, { principal, resourceType, resourceName }: AccessQuestion): boolean {
  if (!isSeen(context, principal)) return false
  const {
    actor,
    observer: { cluster },
  } = context
  switch (resourceType) {
    case 'TOPIC':
      return maySeeName(actor, cluster, 'topics', resourceName)
    case 'GROUP':
      return maySeeName(actor, cluster, 'groups', resourceName)
    case 'TRANSACTIONAL_ID':
      return maySeeName(actor, cluster, 'transactionalIds', resourceName)
    case 'USER':
      return isSeen(context, resourceName)
    default:
      return true
  }
}

const NO_AUTHORIZER: AuthorizerSettings = { className: '', superUsers: [], allowEveryone: null }

/** What uses the resource now; the picture has no names that may not be seen. */
async function running({ actor, observer }: ViewContext, { resourceType, resourceName }: AccessQuestion): Promise<AccessAnswer['running']> {
  const { groups, readersByTopic } = observer.snapshot
  const ids = resourceType === 'TOPIC' ? (readersByTopic.get(resourceName) ?? []) : resourceType === 'GROUP' ? [resourceName] : []
  const using = ids.flatMap((id) => {
    const group = groups.get(id)
    const members = group?.membership?.members ?? []
    if (!group || members.length === 0 || memberCount(group) === 0) return []
    const distinct = (of: (member: (typeof members)[number]) => string) => [...new Set(members.map(of))].toSorted()
    return [{ id, members: members.length, clientIds: distinct(({ clientId }) => clientId), hosts: distinct(({ host }) => host) }]
  })
  const { cluster } = observer
  const isTransactional = resourceType === 'TRANSACTIONAL_ID' || resourceType === 'TOPIC'
  const { value } = isTransactional ? await observer.details.transactions.look(ALL_TRANSACTIONS) : { value: null }
  const transactionalIds = (value?.items ?? []).filter(({ transactionalId, details }) =>
    resourceType === 'TOPIC'
      ? details?.topics.some(({ topic }) => topic === resourceName) && maySeeName(actor, cluster, 'transactionalIds', transactionalId)
      : transactionalId === resourceName,
  )
  return { isKnown: false, groups: using, transactionalIds: transactionalIds.map(({ transactionalId }) => transactionalId) }
}
