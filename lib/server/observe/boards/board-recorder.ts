import 'server-only'
import { serviceSeconds } from '@/lib/domain/boards/service-seconds'
import type { StoredService } from '../../store/boards'
import type { LedgerStore } from '../../store/history/ledger-store'
import type { GroupState, Snapshot } from '../snapshot'
import { type FillIn, filledIn, samplesOf } from './fill-in'
import { groupSeconds } from './group-seconds'
import { LEDGER_MS, LedgerQueue } from './ledger-queue'
import { MatchedGroups } from './matched-groups'
import { MissInquiry, type MissInquiryOptions } from './miss-inquiry'
import { type ServiceGroup, WatchedService } from './watched-service'
import type { WatchedCluster } from './watched-cluster'

export interface BoardRecorderOptions extends Omit<FillIn, 'roundMs'> {
  ledger: LedgerStore
  changeOf: MissInquiryOptions['changeOf']
  changeMs: number
  /** Called when writing begins to fail, not each time it does; and when something else fails that costs no number. */
  onFailure: (error: unknown) => void
}

const WRITE_MS = 60_000
const PRUNE_MS = 60 * 60_000
const HOUR_MS = 60 * 60_000

interface Cluster {
  watched: WatchedCluster
  matched: MatchedGroups
}

/** Keeps the ledger of all services: how far behind each is after every round, and how much of the time its target was kept. */
export class BoardRecorder {
  readonly ledger: LedgerQueue
  readonly #options: BoardRecorderOptions
  readonly #inquiry: MissInquiry
  readonly #clusters = new Map<string, Cluster>()
  readonly #services = new Map<string, WatchedService>()
  /** Of services that are not ready: when reading what was before them was last tried, ms. */
  readonly #tried = new Map<string, number>()
  #writtenAt = 0
  #prunedAt = 0
  #failingSince: number | null = null

  constructor(options: BoardRecorderOptions) {
    this.#options = options
    this.ledger = new LedgerQueue(options.ledger)
    const { history, changeOf, changeMs, onFailure } = options
    this.#inquiry = new MissInquiry({ history, changeOf, changeMs, onError: onFailure })
  }

  /** Since when nothing could be written, ms; null: it can. */
  get failingSince(): number | null {
    return this.#failingSince
  }

  watch(watched: WatchedCluster): void {
    this.#clusters.set(watched.cluster, { watched, matched: new MatchedGroups() })
    // It may have been away when they were taken.
    for (const one of this.#services.values()) if (one.service.cluster === watched.cluster) one.roundMs = watched.roundMs
  }

  unwatch(cluster: string): void {
    this.#clusters.delete(cluster)
  }

  isWatched(cluster: string): boolean {
    return this.#clusters.has(cluster)
  }

  get(service: string): WatchedService | undefined {
    return this.#services.get(service)
  }

  /** The services there are from now on. Resolves when what was before is read of those that are new, or could not be. */
  async setServices(services: readonly StoredService[]): Promise<void> {
    const wanted = new Map(services.map((service) => [service.id, service]))
    const gone = [...this.#services.values()].filter(({ service }) => wanted.get(service.id)?.cluster !== service.cluster)
    for (const { service } of gone) {
      this.#services.delete(service.id)
      this.#tried.delete(service.id)
      this.#inquiry.forget(service.id)
    }
    if (gone.length > 0) this.ledger.write(gone).catch(this.#options.onFailure)
    await Promise.all(services.map((service) => this.#take(service)))
  }

  /** What was counted of these is removed; of one that is there again later counting begins anew. Waits for nothing. */
  forget(services: readonly string[]): void {
    this.ledger.forget(services).catch(this.#options.onFailure)
  }

  /** A round of a cluster is over. Waits for nothing. */
  noteRound(cluster: string): void {
    const of = this.#clusters.get(cluster)
    if (!of) return
    const { snapshot } = of.watched
    for (const watched of this.#services.values()) {
      if (watched.service.cluster !== cluster) continue
      this.#note(watched, of, snapshot.takenAt)
      if (!watched.isReady) void this.#begin(watched, of)
    }
    this.#writeIfDue(snapshot.takenAt)
  }

  /** Writes all there is: at an orderly end, at `now` (ms). */
  async flush(now: number): Promise<void> {
    await this.ledger.write([...this.#services.values()]).catch((error: unknown) => this.#failed(error, now))
  }

  #take(service: StoredService): Promise<void> {
    const known = this.#services.get(service.id)
    if (known) {
      known.service = service
      return Promise.resolve()
    }
    const of = this.#clusters.get(service.cluster)
    const watched = new WatchedService(service, of?.watched.roundMs ?? 0)
    this.#services.set(service.id, watched)
    this.#tried.delete(service.id)
    const last = of?.watched.history.times.at(-1)
    // Before the first round nothing is known, and the first round begins it.
    if (!of || last === undefined) return Promise.resolve()
    this.#note(watched, of, last)
    return this.#begin(watched, of)
  }

  #note(watched: WatchedService, { watched: { snapshot }, matched }: Cluster, at: number): void {
    const { groups, absent } = matched.of(watched.service.groups, snapshot.groups)
    const found = groups.map((group) => ({ group, seconds: groupSeconds(group, snapshot) }))
    const withLag = found.flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds]))
    const listed: ServiceGroup[] = found.map(({ group, seconds }) => ({ id: group.id, seconds: seconds ?? null }))
    watched.note({ at, seconds: absent.length > 0 ? null : serviceSeconds(withLag) }, listed)
    // One that a broker keeps to itself may well be there.
    watched.absent = isWhole(snapshot) ? absent : []
    const worst = watched.state === 'missed' ? furthestBehind(found) : null
    if (worst) this.#inquiry.note(watched, worst, snapshot)
  }

  /** Reads what was before: the stored day, and from the history what is in no cell yet. Tried again a minute after it failed. */
  async #begin(watched: WatchedService, { watched: { snapshot, roundMs }, matched }: Cluster): Promise<void> {
    const { id } = watched.service
    const at = watched.samples.at(-1)?.at
    if (at === undefined || at - (this.#tried.get(id) ?? 0) < WRITE_MS) return
    this.#tried.set(id, at)
    const fill = { ...this.#options, roundMs }
    const asked = { snapshot, ...matched.of(watched.service.groups, snapshot.groups), begun: new Map<string, number>(), to: at }
    try {
      const counted = await this.ledger.countedTo(id)
      const spans = await filledIn(fill, { ...asked, from: counted ?? at - LEDGER_MS })
      const samples = await samplesOf(fill, { ...asked, from: at - HOUR_MS })
      await this.ledger.begin(id, at, (stored) => {
        if (!watched.isReady) watched.begin(at, { ...stored, counted, spans, samples })
      })
    } catch (error) {
      this.#failed(error, at)
    }
  }

  #writeIfDue(now: number): void {
    if (Math.abs(now - this.#writtenAt) < WRITE_MS) return
    this.#writtenAt = now
    this.ledger
      .write([...this.#services.values()])
      .then(() => this.#prune(now))
      .then(() => {
        if ([...this.#services.values()].every((one) => one.isReady || one.samples.length === 0)) this.#failingSince = null
      })
      .catch((error: unknown) => this.#failed(error, now))
  }

  async #prune(now: number): Promise<void> {
    if (Math.abs(now - this.#prunedAt) < PRUNE_MS) return
    await this.ledger.prune(now)
    this.#prunedAt = now
  }

  #failed(error: unknown, now: number): void {
    if (this.#failingSince === null) this.#options.onFailure(error)
    this.#failingSince ??= now
  }
}

/** Whether every broker has told its groups. */
function isWhole({ complete, errors }: Snapshot): boolean {
  return complete && errors.every(({ part }) => part !== 'groups')
}

function furthestBehind(found: readonly { group: GroupState; seconds: number | null | undefined }[]): GroupState | null {
  let worst: { group: GroupState; seconds: number } | null = null
  for (const { group, seconds } of found) {
    if (seconds != null && (worst === null || seconds > worst.seconds)) worst = { group, seconds }
  }
  return worst?.group ?? null
}
