import 'server-only'

export interface AdminConfig {
  name: string
  password: string
}

export interface ClusterConfig {
  id: string
  name: string
  /** `host:port`, see broker-address.ts. */
  brokers: string[]
  /** `ca`, `cert` and `key` hold PEM text. */
  tls: { ca?: string; cert?: string; key?: string; serverName?: string; rejectUnauthorized: boolean } | null
  sasl: { mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512'; username: string; password: string } | null
  /** Refuse every change to it, whoever asks. */
  readOnly: boolean
}
