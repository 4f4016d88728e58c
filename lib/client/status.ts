import type { PartitionHealth } from '../domain/health/partition-health'
import type { Verdict } from '../domain/lag/verdict'

export type Tone = 'ok' | 'warn' | 'danger' | 'stale' | 'unknown' | 'accent'

/** Everything that is shown as icon + word + colour. The words are under `status` in the catalogues. */
export type StatusName =
  | Verdict
  | PartitionHealth
  | 'healthy'
  | 'up'
  | 'not-answering'
  | 'fenced'
  | 'connecting'
  | 'problems'
  | 'unreachable'
  | 'stale'
  | 'partial'
  | 'refused'

/** The colour of a row's left edge; null where all is well. */
export type Edge = 'danger' | 'warn' | 'stale' | null

const EDGES: Partial<Record<StatusName, Edge>> = {
  'losing-data': 'danger',
  stuck: 'danger',
  'held-back': 'warn',
  'falling-behind': 'warn',
  unknown: 'stale',
  offline: 'danger',
  'under-min-isr': 'danger',
  'at-min-isr': 'warn',
  'under-replicated': 'warn',
  'not-answering': 'danger',
  fenced: 'danger',
  unreachable: 'danger',
  problems: 'warn',
  stale: 'stale',
  partial: 'stale',
  refused: 'danger',
}

export function edgeOf(status: StatusName): Edge {
  return EDGES[status] ?? null
}

/** The colour of a figure or line that belongs to a status; null for plain ink. */
export function toneOf(status: StatusName): 'danger' | 'warn' | null {
  const edge = edgeOf(status)
  return edge === 'stale' ? null : edge
}
