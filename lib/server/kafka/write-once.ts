import 'server-only'
import type { Connection } from '@platformatic/kafka'
import type { BrokerVersions } from './api-versions'
import type { BrokerLink } from './broker-link'
import { KafkaError, toKafkaError } from './kafka-error'

/** How long a write may wait for its connection, TLS and SASL included, before it is given up. */
const OPENING_PATIENCE_MS = 3_000
/** These leave open whether something happened, so they may not be the name of a failure where nothing has. */
const OPEN_OUTCOMES = new Set(['REQUEST_TIMED_OUT', 'NETWORK_EXCEPTION', 'UNKNOWN_SERVER_ERROR'])

/** `unsent`: why it never left this process, so that nothing can have happened. */
export type WriteAttempt<T> = { answer: T } | { unsent: KafkaError }

/**
 * Hands a write to one broker, at most once. Rejects only after it may have been sent: with what the broker answered,
 * or with REQUEST_TIMED_OUT or NETWORK_EXCEPTION when the answer is lost.
 */
export async function writeOnce<T>(
  link: BrokerLink,
  api: string,
  call: (connection: Connection, versions: BrokerVersions) => Promise<T>,
): Promise<WriteAttempt<T>> {
  const state = { sent: false, givenUp: false }
  const opening = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    if (state.sent) return
    state.givenUp = true
    opening.reject(new KafkaError('BROKER_NOT_AVAILABLE', 'took too long to accept a connection', { broker: link.id }))
  }, OPENING_PATIENCE_MS)
  const work = link.send('writes', api, (connection, versions) => {
    // The connection came after all, but somebody has been told that nothing was sent.
    if (state.givenUp) throw new KafkaError('BROKER_NOT_AVAILABLE', 'was given up', { broker: link.id })
    state.sent = true
    return call(connection, versions)
  })
  // Whoever loses the race must not become an unhandled rejection.
  work.catch(() => {})
  try {
    return { answer: await Promise.race([work, opening.promise]) }
  } catch (cause) {
    if (state.sent) throw cause
    const error = toKafkaError(cause, link.id)
    const name = OPEN_OUTCOMES.has(error.kafkaError) ? 'BROKER_NOT_AVAILABLE' : error.kafkaError
    return { unsent: new KafkaError(name, error.message, { broker: link.id, cause }) }
  } finally {
    clearTimeout(timer)
  }
}
