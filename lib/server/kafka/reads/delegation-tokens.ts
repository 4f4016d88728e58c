import 'server-only'
import { type Connection, describeDelegationTokenV3 } from '@platformatic/kafka'
import type { DelegationToken } from '@/lib/domain/delegation-tokens/delegation-token'
import { type BrokerVersions, negotiate } from '../api-versions'

type DescribedToken = Awaited<ReturnType<typeof describeDelegationTokenV3.api.async>>['tokens'][number]

/**
 * DescribeDelegationToken (KIP-48): the tokens this user owns, asked for or may renew, and those it may DESCRIBE. Throws
 * DELEGATION_TOKEN_AUTH_DISABLED where the brokers have no secret key, DELEGATION_TOKEN_REQUEST_NOT_ALLOWED without SASL.
 */
export async function readDelegationTokens(connection: Connection, versions: BrokerVersions): Promise<DelegationToken[]> {
  return (await describeTokens(connection, versions)).map((token) => ({
    id: token.tokenId,
    owner: principalOf(token.principalType, token.principalName),
    requester: principalOf(token.tokenRequesterPrincipalType, token.tokenRequesterPrincipalName),
    renewers: token.renewers.map(({ principalType, principalName }) => principalOf(principalType, principalName)),
    issuedMs: Number(token.issueTimestamp),
    expiresMs: Number(token.expiryTimestamp),
    maxMs: Number(token.maxTimestamp),
  }))
}

/** With their HMACs, which Kafka sends along: they are not to be kept. */
export async function describeTokens(connection: Connection, versions: BrokerVersions): Promise<DescribedToken[]> {
  const api = negotiate(versions, 'DescribeDelegationToken', [describeDelegationTokenV3.api])
  // Of any owner: an empty list would be of none.
  const { tokens } = await api.async(connection, null as never)
  return tokens
}

const principalOf = (type: string, name: string) => `${type}:${name}`
