import 'server-only'
import { KafkaError } from '../kafka/kafka-error'

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1)$/i
const NOWHERE = new Set(['', '0.0.0.0', '::'])

/**
 * A broker that says of itself “localhost” is found by its own machine alone; everybody else finds themselves there. Throws
 * ADVERTISED_LOOPBACK, unless it was reached by such an address (`reachedAt`: resolved) itself.
 */
export function requireReachableElsewhere(advertised: string, reachedAt: readonly string[]): void {
  const isOwn = NOWHERE.has(advertised) || (LOOPBACK.test(advertised) && !reachedAt.some((address) => LOOPBACK.test(address)))
  if (isOwn) throw new KafkaError('ADVERTISED_LOOPBACK', 'says of itself an address that means the machine of whoever asks')
}
