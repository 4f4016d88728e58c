import 'server-only'
import type { ConnectionOptions as TlsOptions } from 'node:tls'

export interface HostPort {
  host: string
  port: number
}

export interface SaslCredentials {
  mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512'
  username: string
  password: string
}

/** How one cluster is reached. The bootstrap addresses are only asked until the cluster has named its brokers. */
export interface ClusterConnection {
  clientId: string
  bootstrap: readonly HostPort[]
  tls: TlsOptions | null
  sasl: SaslCredentials | null
}

/** `host:port`, as people write it in messages. */
export function addressOf({ host, port }: HostPort): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
