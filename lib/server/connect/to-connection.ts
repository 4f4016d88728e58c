import 'server-only'
import { splitAddress } from '../../contract/broker-address'
import type { ClusterConnection, SaslCredentials, TlsSettings } from '../kafka/cluster-connection'

interface Settings {
  brokers: readonly string[]
  tls: TlsSettings | null
  sasl: SaslCredentials | null
}

/** A cluster's settings, from the file or from whoever tries some, as the Kafka side takes them. */
export function toConnection({ brokers, tls, sasl }: Settings, clientId: string): ClusterConnection {
  return { clientId, bootstrap: brokers.map(splitAddress), tls, sasl }
}
