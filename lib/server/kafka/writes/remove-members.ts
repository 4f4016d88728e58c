import 'server-only'
import { type Connection, leaveGroupV4, leaveGroupV5 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

/** A dynamic member by its member id; a static one by its instance id, whichever process holds it now. */
export interface MemberToRemove {
  memberId: string | null
  groupInstanceId: string | null
}

export interface RemovedMember {
  memberId: string
  groupInstanceId: string | null
  /** Kafka's error name; null: removed. */
  error: string | null
}

/**
 * LeaveGroup in the name of members (KIP-345). `reason` goes to the broker's log where it takes one (v5, KIP-800).
 * A live member joins again at once. Throws when the group as a whole is refused.
 */
export async function removeMembers(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  members: readonly MemberToRemove[],
  reason: string,
): Promise<RemovedMember[]> {
  const api = negotiate(versions, 'LeaveGroup', [leaveGroupV5.api, leaveGroupV4.api])
  const asked = members.map(({ memberId, groupInstanceId }) => ({ memberId: memberId ?? '', groupInstanceId, reason }))
  const answer = await partialAnswer(api.async(connection, group, asked))
  return answer.members.map(({ memberId, groupInstanceId, errorCode }) => ({
    memberId,
    groupInstanceId: groupInstanceId ?? null,
    error: kafkaErrorName(errorCode),
  }))
}
