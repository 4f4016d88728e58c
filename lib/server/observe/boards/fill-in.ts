import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { KnownSpan, Sample } from '@/lib/domain/boards/known-span'
import { MOST_ROUNDS_APART } from '@/lib/domain/boards/known-span'
import { CELL_MS } from '@/lib/domain/boards/ledger'
import { ServiceHistory, spansBetween } from '@/lib/domain/boards/service-history'
import type { TierKeep } from '@/lib/domain/series/tiers'
import type { HistoryKeeper } from '../history/history-keeper'
import type { GroupState, Snapshot } from '../snapshot'
import { SECONDS, countedTopics } from './group-seconds'

export interface FillIn {
  history: HistoryKeeper
  keep: TierKeep
  roundMs: number
}

/** The groups of a service, and the time asked for: after `from`, up to and with `to`, ms. */
interface Asked {
  snapshot: Snapshot
  groups: readonly GroupState[]
  /** Those asked for by their names that are not there: where one is, what was before is not known either. */
  absent: readonly string[]
  /** By series, when its figures began, ms: what one part of the time has told holds for those after it. */
  begun: Map<string, number>
  from: number
  to: number
}

/** How far behind a service has been as the history tells it, from the finest points there are of each time. In the order of time. */
export async function filledIn(fill: FillIn, { from, to, ...asked }: Asked): Promise<KnownSpan[]> {
  const { keep, roundMs } = fill
  if (asked.absent.length > 0) return []
  // A sample speaks for the time since the one before it, which must be there too.
  const lead = MOST_ROUNDS_APART * roundMs
  const raw = nextCell(to - keep.raw + lead)
  const minutes = Math.min(raw, nextCell(to - keep.minute))
  const spans: KnownSpan[] = []
  for (const [begin, end, before] of [
    [from, minutes, 0],
    [Math.max(from, minutes), raw, 0],
    [Math.max(from, raw), to, lead],
  ] as const) {
    if (begin >= end) continue
    const { history, stepMs } = await readService(fill, { ...asked, from: begin - before, to: end, now: to })
    spans.push(...spansBetween(history.spans(stepMs, roundMs), begin, end))
  }
  return spans
}

/** What rounds have told of a service. */
export async function samplesOf(fill: FillIn, asked: Asked): Promise<Sample[]> {
  if (asked.absent.length > 0) return []
  const { history, stepMs } = await readService(fill, { ...asked, now: asked.to })
  return stepMs === null ? history.samples() : []
}

async function readService(
  { history }: FillIn,
  { snapshot, groups, begun, from, to, now }: Omit<Asked, 'absent'> & { now: number },
): Promise<{ history: ServiceHistory; stepMs: number | null }> {
  const service = new ServiceHistory()
  let stepMs: number | null = null
  for (const group of groups) {
    for (const topic of countedTopics(group, snapshot)) {
      const series = { cluster: snapshot.cluster, kind: 'group', name: group.id, topic } as const
      // The sample of `to` itself is asked for too.
      const read = await history.read(series, { from, to: to + 1, now })
      if (!read.isWhole) throw new Error('The history could not be read')
      stepMs ??= read.stepMs
      const key = `${group.id}\n${topic}`
      const since = service.add({ times: read.points.times, seconds: read.points.metrics[SECONDS]?.max ?? [] }, begun.get(key))
      if (since !== null) begun.set(key, since)
      await nextTurn()
    }
  }
  return { history: service, stepMs }
}

function nextCell(at: number): number {
  return Math.ceil(at / CELL_MS) * CELL_MS
}
