import 'server-only'
import type { SaslCredentials, TlsSettings } from '../kafka/cluster-connection'
import type { ApprovalRule } from '@/lib/domain/change/approval'

export interface AdminConfig {
  name: string
  password: string
}

/** How long each tier of the history is kept. Series beyond `mostSeries` are not. */
export interface HistoryConfig {
  rawHours: number
  minuteDays: number
  tenMinuteDays: number
  mostSeries: number
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
  tls: TlsSettings | null
  sasl: SaslCredentials | null
  /** Refuse every change to it, whoever asks. */
  readOnly: boolean
  /** Which changes wait for another person. */
  approval: readonly ApprovalRule[]
  /** Where commit windows come from; a tail is given up above `mostPerSec` commits a second. */
  commits: { source: 'auto' | 'tail' | 'poll'; mostPerSec: number }
}
