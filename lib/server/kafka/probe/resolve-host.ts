import 'server-only'
import { lookup } from 'node:dns/promises'
import { KafkaError, toKafkaError } from '../kafka-error'
import { withDeadline } from '../with-deadline'

const PATIENCE_MS = 3_000

/** Every address a name stands for, as a connection would find them. Rejects with Node's code: ENOTFOUND, EAI_AGAIN, … */
export async function resolveHost(host: string): Promise<string[]> {
  try {
    const found = await withDeadline(lookup(host, { all: true }), PATIENCE_MS, null)
    return found.map(({ address }) => address)
  } catch (error) {
    const failure = toKafkaError(error)
    // Resolvers have more words for the same thing than anybody can act on.
    if (failure.kafkaError === 'UNKNOWN_SERVER_ERROR') throw new KafkaError('ENOTFOUND', 'its host name does not resolve', { cause: error })
    throw failure
  }
}
