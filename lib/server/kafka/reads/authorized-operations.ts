import 'server-only'
import { type Connection, describeClusterV1, describeGroupsV5, describeTransactionsV0 } from '@platformatic/kafka'
import type { RightOperation } from '@/lib/domain/access/console-capabilities'
import { type BrokerVersions, negotiate } from '../api-versions'
import { kafkaErrorName } from '../error-name'
import { partialAnswer } from '../kafka-error'
import { METADATA } from '../messages/metadata'

/** A bit for each AclOperation by its number (KIP-430); the lowest int where they are not told. */
const BITS: Record<RightOperation, number> = {
  READ: 3,
  CREATE: 5,
  DELETE: 6,
  ALTER: 7,
  DESCRIBE: 8,
  DESCRIBE_CONFIGS: 10,
  ALTER_CONFIGS: 11,
}
const NOT_TOLD = -2_147_483_648

/** What the asking user may do with one thing; null: Kafka does not say it. */
export type AllowedOperations = ReadonlySet<RightOperation> | null

const NONE: ReadonlySet<RightOperation> = new Set()

function toOperations(bits: number): AllowedOperations {
  if (bits === NOT_TOLD) return null
  const all = Object.entries(BITS) as [RightOperation, number][]
  return new Set(all.flatMap(([operation, bit]) => (bits & (1 << bit) ? [operation] : [])))
}

/** Of the cluster itself. An empty answer is Kafka's for a user without DESCRIBE, whatever else that user may do. */
export async function readClusterOperations(connection: Connection, versions: BrokerVersions): Promise<AllowedOperations> {
  const api = negotiate(versions, 'DescribeCluster', [describeClusterV1.api])
  const brokersEndpoint = 1
  const { clusterAuthorizedOperations } = await api.async(connection, true, brokersEndpoint)
  return toOperations(clusterAuthorizedOperations)
}

/** By name; a topic need not exist to be asked about, and is not made by it. */
export async function readTopicOperations(connection: Connection, names: readonly string[]): Promise<Map<string, AllowedOperations>> {
  const { topics } = await METADATA.async(connection, [...names], false, true)
  return new Map(
    topics.map(({ name, error, operations }) => [
      name ?? '',
      kafkaErrorName(error) === 'TOPIC_AUTHORIZATION_FAILED' ? NONE : toOperations(operations),
    ]),
  )
}

/** By name, of those that this broker coordinates or would coordinate, and of all that the user may not describe. A group need not exist. */
export async function readGroupOperations(
  connection: Connection,
  versions: BrokerVersions,
  names: readonly string[],
): Promise<Map<string, AllowedOperations>> {
  // Later versions answer a group that does not exist with an error and no operations.
  const api = negotiate(versions, 'DescribeGroups', [describeGroupsV5.api])
  const { groups } = await partialAnswer(api.async(connection, [...names], true))
  const told = new Map<string, AllowedOperations>()
  for (const { groupId, errorCode, authorizedOperations } of groups) {
    const error = kafkaErrorName(errorCode)
    if (error === 'GROUP_AUTHORIZATION_FAILED') told.set(groupId, NONE)
    else if (error === null) told.set(groupId, toOperations(authorizedOperations))
  }
  return told
}

/** By transactional id: may it be described? Any broker knows; an id need not exist. */
export async function readDescribableTransactions(
  connection: Connection,
  versions: BrokerVersions,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const api = negotiate(versions, 'DescribeTransactions', [describeTransactionsV0.api])
  const { transactionStates } = await partialAnswer(api.async(connection, [...ids]))
  return new Map(
    transactionStates.map(({ transactionalId, errorCode }) => [
      transactionalId,
      kafkaErrorName(errorCode) !== 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
    ]),
  )
}
