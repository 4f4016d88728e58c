import 'server-only'
import { CLIENT_ID } from '../../observe/client-id'
import type { BurrowCluster } from './burrow-cluster'
import type { Json } from './to-burrow-json'

const MS_PER_SECOND = 1000

/**
 * A cluster as Burrow shows its configuration. Empty: the names of sections and files, which this console does not have,
 * and Kafka's version, which is negotiated for each request. Topics and offsets are both read anew every round.
 */
export function clusterModule({ observer, config }: BurrowCluster): Json {
  const { brokers, tls, sasl } = config
  const refreshSeconds = Math.max(1, Math.round(observer.roundMs / MS_PER_SECOND))
  return {
    'class-name': 'kafka',
    servers: brokers,
    'client-profile': {
      name: '',
      'client-id': CLIENT_ID,
      'kafka-version': '',
      tls: tls && { name: '', noverify: tls.rejectUnauthorized === false, certfile: '', keyfile: '', cafile: '' },
      sasl: sasl && { name: '', 'handshake-first': true, username: nameIn(sasl) },
    },
    'topic-refresh': refreshSeconds,
    'offset-refresh': refreshSeconds,
  }
}

/** Burrow knows SASL by user names only; what logs in by a token has the client's id, or none. */
function nameIn(sasl: object): string {
  if ('username' in sasl) return String(sasl.username)
  return 'clientId' in sasl ? String(sasl.clientId) : ''
}
