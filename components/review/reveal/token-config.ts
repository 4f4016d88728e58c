import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'

export interface TokenLogin {
  tokenId: string
  hmac: string
  mechanism: ScramMechanism
  /** `host:port` */
  bootstrap: readonly string[]
  tls: boolean
}

/**
 * What Kafka's Java client has to be told to log in by a delegation token (ScramLoginModule, KIP-48). Both its id and its HMAC
 * are base64, of which neither JAAS nor a properties file escapes anything.
 */
export function tokenConfig({ tokenId, hmac, mechanism, bootstrap, tls }: TokenLogin): string {
  const login = `username="${tokenId}" password="${hmac}" tokenauth="true"`
  return [
    `bootstrap.servers=${bootstrap.join(',')}`,
    `security.protocol=${tls ? 'SASL_SSL' : 'SASL_PLAINTEXT'}`,
    `sasl.mechanism=${mechanism}`,
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required ${login};`,
  ].join('\n')
}
