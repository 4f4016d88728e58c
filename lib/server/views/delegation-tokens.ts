import 'server-only'
import type { z } from 'zod'
import type { DelegationTokenItem, DelegationTokenList, DelegationTokenListQuery } from '@/lib/contract/delegation-tokens'
import { type DelegationToken, RENEWAL_CONFIG, mayRenew } from '@/lib/domain/delegation-tokens/delegation-token'
import { ALL_TOKENS } from '../observe/details'
import { type SortKeys, cutPage, matching } from './list-page'
import type { ConsoleIdentity } from './rights'
import { maySeeName } from './seen-by'
import { type ViewContext, freshness, toPartError, toTime, toTimeOrNull } from './view-context'

const USER = /^User:/

/** As whoever asks may see it. */
type SeenToken = Omit<DelegationToken, 'requester'> & Pick<DelegationTokenItem, 'requester' | 'isOurs'>

const SORT: SortKeys<SeenToken> = {
  owner: ({ owner }) => owner,
  expiresAt: ({ expiresMs }) => expiresMs,
  maxAt: ({ maxMs }) => maxMs,
  issuedAt: ({ issuedMs }) => issuedMs,
  id: ({ id }) => id,
}

/** The tokens that Kafka shows the console, of owners whom the caller may see. Where they are not known, `state` says why. */
export async function listDelegationTokens(
  context: ViewContext,
  { principal }: Pick<ConsoleIdentity, 'principal'>,
  query: z.output<typeof DelegationTokenListQuery>,
): Promise<DelegationTokenList> {
  const { actor, observer } = context
  const { value, asOf, failed } = await observer.details.delegationTokens.look(ALL_TOKENS)
  const now = Date.now()
  const isSeen = (name: string) => maySeeName(actor, observer.cluster, 'principals', name.replace(USER, ''))
  const has = matching(query.q)
  const found = (value ?? [])
    .filter(({ owner }) => isSeen(owner) && (query.owner === undefined || owner === query.owner))
    .map((token): SeenToken => ({
      ...token,
      requester: isSeen(token.requester) ? token.requester : null,
      renewers: token.renewers.filter(isSeen),
      isOurs: principal === null ? null : mayRenew(token, principal),
    }))
    .filter(({ id, owner, requester, renewers }) => [id, owner, requester ?? '', ...renewers].some(has))
  const page = cutPage(found, query, SORT, 'expiresAt')
  return {
    ...page,
    renewsForMs: await readRenewsFor(context),
    total: value === null ? null : page.total,
    items: page.items.map((token) => toItem(token, now)),
    state: value === null ? stateOf(failed?.kafkaError) : 'read',
    facets: { expired: found.filter(({ expiresMs }) => expiresMs <= now).length },
    askedAs: principal,
    asOf: toTimeOrNull(asOf) ?? freshness(context).asOf,
    stale: value !== null && failed !== null,
    errors: failed ? [toPartError({ part: 'delegation-tokens', broker: null, since: now, ...failed })] : [],
  }
}

/** As the first broker has it that tells. */
async function readRenewsFor({ observer }: ViewContext): Promise<number | null> {
  for (const { id } of observer.snapshot.brokers.filter(({ status }) => status === 'up')) {
    // One after the other: the next is needed only where this one does not tell.
    // oxlint-disable-next-line no-await-in-loop
    const { value } = await observer.details.brokerConfigs.look(String(id))
    const longest = value?.find(({ name }) => name === RENEWAL_CONFIG)?.value
    if (longest) return Number(longest)
  }
  return null
}

function stateOf(kafkaError: string | undefined): DelegationTokenList['state'] {
  if (kafkaError === 'DELEGATION_TOKEN_AUTH_DISABLED') return 'disabled'
  if (kafkaError === 'DELEGATION_TOKEN_REQUEST_NOT_ALLOWED') return 'not-by-this-login'
  return kafkaError?.endsWith('AUTHORIZATION_FAILED') ? 'refused' : 'unknown'
}

function toItem({ id, owner, requester, renewers, isOurs, issuedMs, expiresMs, maxMs }: SeenToken, now: number): DelegationTokenItem {
  return {
    id,
    owner,
    requester,
    renewers: [...renewers],
    issuedAt: toTime(issuedMs),
    expiresAt: toTime(expiresMs),
    maxAt: toTime(maxMs),
    isExpired: expiresMs <= now,
    isOurs,
  }
}
