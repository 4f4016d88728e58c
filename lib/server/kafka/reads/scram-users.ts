import 'server-only'
import { type Connection, ScramMechanisms, describeUserScramCredentialsV0 } from '@platformatic/kafka'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

/** Kafka's SCRAM mechanisms by their number on the wire. */
export const SCRAM_NUMBERS = {
  'SCRAM-SHA-256': ScramMechanisms.SCRAM_SHA_256,
  'SCRAM-SHA-512': ScramMechanisms.SCRAM_SHA_512,
} as const satisfies Record<ScramMechanism, number>

export interface ScramUser {
  user: string
  error: string | null
  credentials: { mechanism: ScramMechanism; iterations: number }[]
}

/** Who has which SCRAM credential (KIP-554); Kafka tells neither salt nor key. A named user without any has none, which is no error. */
export async function readScramUsers(
  connection: Connection,
  versions: BrokerVersions,
  users: readonly string[] | null,
): Promise<ScramUser[]> {
  const api = negotiate(versions, 'DescribeUserScramCredentials', [describeUserScramCredentialsV0.api])
  // Kafka takes an empty list for "all".
  if (users?.length === 0) return []
  // And for null as well, but where it refuses that it fails over the missing list, and never answers.
  const answer = await partialAnswer(api.async(connection, users?.map((name) => ({ name })) ?? []))
  return answer.results.map(({ user, errorCode, credentialInfos }) => {
    const error = kafkaErrorName(errorCode)
    return {
      user,
      error: error === 'RESOURCE_NOT_FOUND' ? null : error,
      credentials: credentialInfos.map(({ mechanism, iterations }) => ({
        mechanism: mechanism === ScramMechanisms.SCRAM_SHA_256 ? 'SCRAM-SHA-256' : 'SCRAM-SHA-512',
        iterations,
      })),
    }
  })
}
