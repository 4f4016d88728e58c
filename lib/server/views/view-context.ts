import 'server-only'
import type { PartError } from '@/lib/contract/primitives'
import type { Actor } from '@/lib/domain/access/actor'
import type { BoardWatch } from '../observe/boards/board-watch'
import type { HistoryKeeper } from '../observe/history/history-keeper'
import type { ShareError, Snapshot } from '../observe/snapshot'
import type { Watched } from './seen-by'

/** What every view is given: who asks, and whose picture to draw. */
export interface ViewContext {
  actor: Actor
  /** As they may see it. */
  observer: Watched
  /** What was, of all clusters. */
  history: HistoryKeeper
  /** What people call the groups, and how late is too late. */
  boards?: BoardWatch
  /** How people call the cluster. */
  name: string
  /** Nothing is written to it from this console. */
  readOnly?: boolean
}

/** Beyond this a Date has no time; producers may stamp their records so. */
const MOST_MS = 8.64e15

export function toTime(ms: number): string {
  return new Date(Math.max(-MOST_MS, Math.min(MOST_MS, ms))).toISOString()
}

export function toTimeOrNull(ms: number | null): string | null {
  return ms === null || Number.isNaN(ms) ? null : toTime(ms)
}

export function toPartError({ broker, part, since, kafkaError, message }: ShareError): PartError {
  return { broker, part, since: toTime(since), error: kafkaError, message }
}

/** NaN is how histories write a gap; JSON has no NaN. */
export function toGaps(values: readonly number[]): (number | null)[] {
  return values.map((value) => (Number.isNaN(value) ? null : value))
}

/** When the picture as a whole was true: its last round. */
export function asOf(snapshot: Snapshot): string {
  return toTime(snapshot.partsAsOf.get('metadata') ?? snapshot.takenAt)
}

/** What this user may not see, or this Kafka cannot tell, is missing; but nothing that is shown is old because of it. */
function isForGood({ kafkaError }: ShareError): boolean {
  return kafkaError.endsWith('_AUTHORIZATION_FAILED') || kafkaError === 'UNSUPPORTED_VERSION'
}

/** The freshness fields of every answer. A picture two rounds old is stale even if nobody refused anything. */
export function freshness({ observer }: ViewContext): { asOf: string; stale: boolean; errors: PartError[] } {
  const { snapshot } = observer
  const age = Date.now() - (snapshot.partsAsOf.get('metadata') ?? 0)
  return {
    asOf: asOf(snapshot),
    stale:
      snapshot.errors.some((error) => !isForGood(error)) ||
      snapshot.brokers.some((broker) => broker.status === 'not-answering') ||
      age > 2.5 * observer.roundMs,
    errors: snapshot.errors.map(toPartError),
  }
}

/** The newest value that is known, of what NaN marks as gaps. */
export function lastKnown(values: readonly number[]): number | null {
  return values.findLast((value) => !Number.isNaN(value)) ?? null
}
