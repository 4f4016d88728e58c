import 'server-only'

export interface AdminConfig {
  name: string
  password: string
}

/** How Burrow's evaluation is done; the names are its own, besides the units. */
export interface BurrowConfig {
  /** Commits kept for each partition of a group. */
  intervals: number
  minDistanceSeconds: number
  /** Records. */
  allowedLag: number
  /** 0 to 1 */
  minimumComplete: number
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
  /** Where commit windows come from; a tail is given up above `mostPerSec` commits a second. */
  commits: { source: 'auto' | 'tail' | 'poll'; mostPerSec: number }
}
