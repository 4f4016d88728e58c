import 'server-only'
import { MISS_CAUSES, missCause, strongerCause } from '@/lib/domain/boards/miss-cause'
import type { HistoryKeeper } from '../history/history-keeper'
import type { GroupState, Snapshot } from '../snapshot'
import { ratesOf, seenOf } from './miss-evidence'
import type { WatchedService } from './watched-service'

export interface MissInquiryOptions {
  history: HistoryKeeper
  /** The id of the last change of a group that this console made at or after `from` and at or before `to` (ms); null: there was none. */
  changeOf: (cluster: string, group: string, from: number, to: number) => Promise<string | null>
  /** A miss begins at most so long after the change that made it, besides what is usual, ms. */
  changeMs: number
  onError: (error: unknown) => void
}

/** How often, and how many times, the history and the changes are asked again while a miss goes on. */
const AGAIN_MS = 60_000
const MOST_TIMES = 15

/** Finds out why targets are missed, while they are. */
export class MissInquiry {
  readonly #options: MissInquiryOptions
  /** By service: the miss that is looked into. */
  readonly #looked = new Map<string, { from: number; at: number; times: number }>()

  constructor(options: MissInquiryOptions) {
    this.#options = options
  }

  /** A round is over, and the service misses its target because of this group. */
  note(watched: WatchedService, group: GroupState, snapshot: Snapshot): void {
    const miss = watched.goingMiss
    if (!miss) return
    const seen = missCause({ ...seenOf(group, snapshot, miss.from), change: null, written: null, committed: null })
    watched.explain(miss.from, strongerCause(miss.cause, seen))
    const { id } = watched.service
    const now = snapshot.takenAt
    const last = this.#looked.get(id)
    const times = last?.from === miss.from ? last.times : 0
    if (last?.from === miss.from && (now - last.at < AGAIN_MS || times >= MOST_TIMES)) return
    this.#looked.set(id, { from: miss.from, at: now, times: times + 1 })
    this.#lookInto(watched, group, snapshot, miss.from).catch(this.#options.onError)
  }

  forget(service: string): void {
    this.#looked.delete(service)
  }

  async #lookInto(watched: WatchedService, group: GroupState, snapshot: Snapshot, from: number): Promise<void> {
    const { history, changeOf, changeMs } = this.#options
    const change = await changeOf(snapshot.cluster, group.id, from - changeMs, from + watched.apartMs)
    const { targetSeconds } = watched.service
    const weakest = watched.latestMiss?.cause.kind ?? 'unknown'
    const mayBeRate = change === null && MISS_CAUSES.indexOf(weakest) >= MISS_CAUSES.indexOf('burst')
    const unknown = { written: null, committed: null }
    const rates = mayBeRate ? await ratesOf(history, group, snapshot, { from, targetSeconds, now: snapshot.takenAt }) : unknown
    const found = missCause({ ...seenOf(group, snapshot, from), ...rates, change })
    const known = watched.latestMiss
    if (known?.from === from) watched.explain(from, strongerCause(known.cause, found))
  }
}
