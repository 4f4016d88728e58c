import 'server-only'
import { type KnownSpan, type Sample, MOST_ROUNDS_APART, knownSpan } from '@/lib/domain/boards/known-span'
import { CELL_MS, DAY_CELLS, type Ledger, type LedgerCell, addCell, addSpan, cellStart } from '@/lib/domain/boards/ledger'
import { type MissCause, NOT_LOOKED, UNKNOWN_CAUSE } from '@/lib/domain/boards/miss-cause'
import { ROUNDS_APART, followMisses, lateSince } from '@/lib/domain/boards/miss-episodes'
import { type TargetState, targetState } from '@/lib/domain/boards/target-state'
import type { StoredService } from '../../store/boards'
import type { StoredMiss } from '../../store/history/ledger-store'

/** A group of a service; seconds null: not known. */
export interface ServiceGroup {
  id: string
  seconds: number | null
}

/** What is known of the time before a service's first round. */
interface KnownBefore {
  cells: readonly LedgerCell[]
  counted: number | null
  lastMiss: StoredMiss | null
  spans: readonly KnownSpan[]
  samples: readonly Sample[]
}

const HOUR_MS = 60 * 60_000
/** Cells in memory: those of a strip, and one more. */
const RECENT_MS = (DAY_CELLS + 1) * CELL_MS
/** What is counted while a store cannot be written has an end. */
const MOST_WAITING = DAY_CELLS

/** One service as it is now, its last day, and what is not stored of it yet. Times are ms. */
export class WatchedService {
  /** The one furthest behind first; those of unknown lag before it. */
  groups: readonly ServiceGroup[] = []
  /** Those that it names and that are not there, where it is known of all groups whether they are. */
  absent: readonly string[] = []
  state: TargetState = 'unknown'
  since: number | null = null
  seconds: number | null = null
  lastKnown: { seconds: number; at: number } | null = null
  /** Of its cluster. */
  roundMs: number
  /** The last or going one. */
  latestMiss: StoredMiss | null = null
  /** Stored cells of the last day together with what is not stored yet. */
  readonly recent: Ledger = new Map()
  #service: StoredService
  #samples: Sample[] = []
  #unstored: Ledger = new Map()
  #unstoredMisses = new Map<number, StoredMiss>()
  /** Samples that wait for what is stored to be read. */
  #waiting: Sample[] = []
  #isReady = false
  /** When it began to count by itself: cells from then on have an end, those filled in are never read again. */
  #begunAt = 0
  #countedTo: number | null = null

  constructor(service: StoredService, roundMs: number) {
    this.#service = service
    this.roundMs = roundMs
  }

  get service(): StoredService {
    return this.#service
  }

  /** What was counted keeps its judgement. */
  set service(service: StoredService) {
    if (service.targetSeconds !== this.#service.targetSeconds) this.since = this.#samples.at(-1)?.at ?? null
    this.#service = service
    this.state = targetState(this.seconds, service.targetSeconds)
  }

  /** Whether what was stored has been read, so that numbers are whole. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** The newest sample that is counted; null: none is yet. */
  get countedTo(): number | null {
    return this.#countedTo
  }

  /** Of the last hour. */
  get samples(): readonly Sample[] {
    return this.#samples
  }

  get apartMs(): number {
    return ROUNDS_APART * this.roundMs
  }

  /** Of a round. */
  note(sample: Sample, groups: readonly ServiceGroup[]): void {
    const before = this.#samples.at(-1)?.at ?? null
    const state = targetState(sample.seconds, this.#service.targetSeconds)
    const isNext = before !== null && sample.at - before <= MOST_ROUNDS_APART * this.roundMs
    if (state !== this.state || !isNext) this.since = isNext && state !== 'unknown' ? before : sample.at
    this.state = state
    this.groups = groups
    this.seconds = sample.seconds
    if (sample.seconds !== null) this.lastKnown = { seconds: sample.seconds, at: sample.at }
    this.#samples = [...this.#samples.filter(({ at }) => at > sample.at - HOUR_MS), sample]
    if (this.#isReady) this.#count(sample, UNKNOWN_CAUSE)
    else this.#waiting = [...this.#waiting.slice(1 - MOST_WAITING * 100), sample]
  }

  /**
   * What was before the first round: cells that are stored (`counted`: up to when, null: none is), the newest miss that is, spans of
   * the history that are in none of them, and samples of the last hour, with that of this first round. From now on it counts by itself.
   */
  begin(at: number, known: KnownBefore): void {
    for (const cell of known.cells) addCell(this.recent, cell)
    for (const span of known.spans) this.#add(span)
    this.latestMiss = known.lastMiss
    for (const span of known.spans) this.#follow(span, NOT_LOOKED)
    const earlier = known.samples.filter((sample) => sample.at < at && sample.at > at - HOUR_MS)
    this.#samples = [...earlier, ...this.#samples]
    if (this.since === at) this.since = this.#missedSince(at, known) ?? this.#stateSince()
    const last = earlier.findLast((sample) => sample.seconds !== null)
    if (last?.seconds != null) this.lastKnown ??= { seconds: last.seconds, at: last.at }
    this.#countedTo = at
    this.#begunAt = at
    this.#isReady = true
    for (const sample of this.#waiting) if (sample.at > at) this.#count(sample, NOT_LOOKED)
    this.#waiting = []
    this.#forget(at)
  }

  /** What is to be stored; it is not given again. */
  take(): { cells: LedgerCell[]; misses: StoredMiss[] } {
    const taken = { cells: [...this.#unstored.values()], misses: [...this.#unstoredMisses.values()] }
    this.#unstored = new Map()
    this.#unstoredMisses = new Map()
    return taken
  }

  /** What was taken could not be stored. */
  giveBack({ cells, misses }: ReturnType<WatchedService['take']>): void {
    for (const cell of cells) addCell(this.#unstored, cell)
    for (const miss of misses) if (!this.#unstoredMisses.has(miss.from)) this.#unstoredMisses.set(miss.from, miss)
    const own = [...this.#unstored.keys()].filter((start) => start > cellStart(this.#begunAt)).toSorted((a, b) => a - b)
    for (const start of own.slice(0, -MOST_WAITING)) this.#unstored.delete(start)
  }

  /** What is not stored of it, for who adds up what is stored. */
  get unstored(): Iterable<LedgerCell> {
    return this.#unstored.values()
  }

  get unstoredMisses(): Iterable<StoredMiss> {
    return this.#unstoredMisses.values()
  }

  /** The miss that goes on at `now`, where one does. */
  get goingMiss(): StoredMiss | null {
    return this.state === 'missed' && this.latestMiss?.to === this.#countedTo ? this.latestMiss : null
  }

  explain(from: number, cause: StoredMiss['cause']): void {
    if (this.latestMiss?.from === from && this.latestMiss.cause !== cause) this.#keepMiss({ ...this.latestMiss, cause })
  }

  /** `cause`: of a miss that begins, as long as nothing else is found. */
  #count(sample: Sample, cause: MissCause): void {
    const span = knownSpan(this.#countedTo, sample, this.roundMs)
    this.#countedTo = sample.at
    if (!span) return
    this.#add(span)
    this.#follow(span, cause)
    this.#forget(sample.at)
  }

  #follow(span: KnownSpan, cause: MissCause): void {
    const { targetSeconds } = this.#service
    const miss = followMisses(this.latestMiss, span, { targetSeconds, apartMs: this.apartMs })
    if (miss && miss !== this.latestMiss) this.#keepMiss({ cause, ...miss })
  }

  #add(span: KnownSpan): void {
    addSpan(this.recent, span, this.#service.targetSeconds)
    addSpan(this.#unstored, span, this.#service.targetSeconds)
  }

  #keepMiss(miss: StoredMiss): void {
    this.latestMiss = miss
    this.#unstoredMisses.set(miss.from, miss)
  }

  #forget(now: number): void {
    for (const start of this.recent.keys()) if (start < now - RECENT_MS) this.recent.delete(start)
  }

  /**
   * When the miss began that goes on at the first round `at`, where one does: nothing that is known since has been in time, and what
   * is not known is too short to part them, or the lag itself is older than that.
   */
  #missedSince(at: number, { counted, spans }: KnownBefore): number | null {
    const miss = this.latestMiss
    if (this.state !== 'missed' || miss === null || miss.to < (counted ?? miss.to)) return null
    const { targetSeconds } = this.#service
    const first = this.#samples.find((sample) => sample.at === at)
    if (spans.some((span) => span.to > miss.to) || first?.seconds == null) return null
    return at - miss.to < this.apartMs || lateSince(first.seconds, at, targetSeconds) <= miss.to ? miss.from : null
  }

  /** When the state that it is in began, as far back as samples follow each other. */
  #stateSince(): number | null {
    const { targetSeconds } = this.#service
    let since: number | null = null
    for (let index = this.#samples.length - 1; index >= 0; index -= 1) {
      const [sample, before] = [this.#samples[index], this.#samples[index - 1]]
      if (!sample || targetState(sample.seconds, targetSeconds) !== this.state) break
      const isNext = before !== undefined && sample.at - before.at <= MOST_ROUNDS_APART * this.roundMs
      since = isNext && this.state !== 'unknown' ? before.at : sample.at
      if (!isNext) break
    }
    return since
  }
}
