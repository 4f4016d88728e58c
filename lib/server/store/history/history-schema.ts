import 'server-only'
import type { ColumnType } from 'kysely'
import type { SeriesKind } from '../../../domain/series/metrics'

type Millis = ColumnType<bigint, number, number>

export interface SeriesTable {
  id: number
  cluster: string
  kind: SeriesKind
  /** A group or a topic; empty for the cluster itself. */
  name: string
  /** Of a group's series; empty: of all its topics together. */
  topic: string
  /** When it was last known to be there; about an hour old. */
  seen_ms: Millis
}

export interface ChunksTable {
  /** As in TIERS. */
  tier: number
  start_ms: Millis
  series_id: number
  /** By packPoints. */
  points: Uint8Array
}

export interface RolledTable {
  tier: number
  /** Chunks of the tier that begin before this are whole. */
  until_ms: Millis
}

/** What happened to a group: written when it does, one a kind and moment. */
export interface MarksTable {
  cluster: string
  group_id: string
  at_ms: Millis
  kind: 'rebalance' | 'moved-back' | 'moved-forward'
  amount: bigint | null
}

/** Depth of the partitions of a series over an hour, by minute. */
export interface HeatTable {
  series_id: number
  start_ms: Millis
  /** By packHeat. */
  levels: Uint8Array
}

/** A quarter of an hour of one service, judged by the target it had then. What is missing to its length is not known. */
export interface LedgerCellsTable {
  service: string
  start_ms: Millis
  kept_ms: number
  close_ms: number
  missed_ms: number
  worst_seconds: number
  worst_at_ms: Millis
}

export interface LedgerServicesTable {
  service: string
  /** The newest sample that is in its cells. */
  counted_to_ms: Millis
}

export interface MissesTable {
  service: string
  from_ms: Millis
  to_ms: Millis
  worst_seconds: number
  worst_at_ms: Millis
  /** JSON. */
  cause: string
}

/** What was wrong with a cluster, of one finding, from when to when. Flags are 0 or 1. */
export interface IncidentsTable {
  cluster: string
  finding: string
  from_ms: Millis
  from_at_least: number
  to_ms: Millis
  to_at_least: number
  is_over: number
  severity: 'danger' | 'warn'
  /** JSON. */
  told: string
}

export interface HistorySchema {
  incidents: IncidentsTable
  series: SeriesTable
  chunks: ChunksTable
  rolled: RolledTable
  ledger_cells: LedgerCellsTable
  ledger_services: LedgerServicesTable
  misses: MissesTable
  marks: MarksTable
  heat: HeatTable
}
