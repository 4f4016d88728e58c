import 'server-only'
import { type Connection, createDelegationTokenV3, expireDelegationTokenV2, renewDelegationTokenV2 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError } from '../kafka-error'
import { describeTokens } from '../reads/delegation-tokens'

const USER = 'User'
/** Below zero: now, and the token is forgotten (ExpireDelegationToken). */
const AT_ONCE = -1n

/** Names of users, without `User:`. */
export interface NewDelegationToken {
  owner: string
  renewers: readonly string[]
  /** Kafka makes it no longer than its own delegation.token.max.lifetime.ms. */
  maxLifetimeMs: number
}

/** CreateDelegationToken for an owner that may be another (KIP-373: needs CREATE_TOKENS on that user). Answers its id. */
export async function createDelegationToken(
  connection: Connection,
  versions: BrokerVersions,
  { owner, renewers, maxLifetimeMs }: NewDelegationToken,
): Promise<string> {
  const api = negotiate(versions, 'CreateDelegationToken', [createDelegationTokenV3.api])
  const { tokenId } = await api.async(
    connection,
    USER,
    owner,
    renewers.map((principalName) => ({ principalType: USER, principalName })),
    BigInt(maxLifetimeMs),
  )
  return tokenId
}

/** Kafka names a token by its HMAC here, which is looked up first. */
export async function renewDelegationToken(
  connection: Connection,
  versions: BrokerVersions,
  id: string,
  periodMs: number,
): Promise<number> {
  const api = negotiate(versions, 'RenewDelegationToken', [renewDelegationTokenV2.api])
  const { expiryTimestampMs } = await api.async(connection, await hmacOf(connection, versions, id), BigInt(periodMs))
  return Number(expiryTimestampMs)
}

export async function expireDelegationToken(connection: Connection, versions: BrokerVersions, id: string): Promise<void> {
  const api = negotiate(versions, 'ExpireDelegationToken', [expireDelegationTokenV2.api])
  await api.async(connection, await hmacOf(connection, versions, id), AT_ONCE)
}

/** Throws DELEGATION_TOKEN_NOT_FOUND. */
export async function hmacOf(connection: Connection, versions: BrokerVersions, id: string): Promise<Buffer> {
  const found = (await describeTokens(connection, versions)).find(({ tokenId }) => tokenId === id)
  if (!found) throw new KafkaError('DELEGATION_TOKEN_NOT_FOUND', `there is no token ${id} that this user may see`)
  return found.hmac
}
