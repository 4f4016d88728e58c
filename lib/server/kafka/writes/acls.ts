import 'server-only'
import { type Connection, createAclsV2, createAclsV3, deleteAclsV2, deleteAclsV3 } from '@platformatic/kafka'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { toWire } from '../acl-words'
import { type BrokerVersions, negotiate } from '../api-versions'
import { kafkaErrorName } from '../error-name'
import { partialAnswer } from '../kafka-error'

/** Of one binding; `error` null: it was taken, also where it was there (or was not there) before. */
export interface BindingResult {
  binding: AclBinding
  error: string | null
  message: string | null
}

/** CreateAcls: each binding is taken or refused by itself. Throws where all of them are refused as one. */
export async function createAcls(
  connection: Connection,
  versions: BrokerVersions,
  bindings: readonly AclBinding[],
): Promise<BindingResult[]> {
  const api = negotiate(versions, 'CreateAcls', [createAclsV3.api, createAclsV2.api])
  const { results } = await partialAnswer(api.async(connection, bindings.map(toWire)))
  return toResults(bindings, results)
}

/** DeleteAcls of exactly these bindings: no filter is wider than the one binding it names. */
export async function deleteAcls(
  connection: Connection,
  versions: BrokerVersions,
  bindings: readonly AclBinding[],
): Promise<BindingResult[]> {
  const api = negotiate(versions, 'DeleteAcls', [deleteAclsV3.api, deleteAclsV2.api])
  const { filterResults } = await partialAnswer(api.async(connection, bindings.map(toWire)))
  const answers = filterResults.map(({ errorCode, errorMessage, matchingAcls }) => {
    const refused = matchingAcls.find((acl) => acl.errorCode !== 0)
    return errorCode === 0 && refused ? refused : { errorCode, errorMessage }
  })
  return toResults(bindings, answers)
}

/** Kafka answers in the order it was asked. */
function toResults(
  bindings: readonly AclBinding[],
  answers: readonly { errorCode: number; errorMessage?: string | null | undefined }[],
): BindingResult[] {
  return bindings.map((binding, at) => {
    const answer = answers[at]
    return { binding, error: answer ? kafkaErrorName(answer.errorCode) : 'UNKNOWN_SERVER_ERROR', message: answer?.errorMessage ?? null }
  })
}
