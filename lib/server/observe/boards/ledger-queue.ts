import 'server-only'
import {
  CELL_MS,
  DAY_CELLS,
  type KnownTime,
  type LedgerCell,
  NO_TIME,
  addCell,
  addedTime,
  lastCellsStart,
  timeBetween,
} from '@/lib/domain/boards/ledger'
import type { LedgerStore, OfService, StoredMiss } from '../../store/history/ledger-store'
import type { WatchedService } from './watched-service'

/** Of the days before the last: of the rest of a week, and of a month. */
export interface OlderTime {
  week: KnownTime
  month: KnownTime
}

const WEEK_CELLS = 7 * DAY_CELLS
const MONTH_CELLS = 30 * DAY_CELLS
/** For how long the ledger is kept. */
export const LEDGER_MS = 90 * DAY_CELLS * CELL_MS

/** All that reads or writes what is stored of services, one after the other: so what is not stored yet is counted exactly once. Times are ms. */
export class LedgerQueue {
  readonly #store: LedgerStore
  #work: Promise<unknown> = Promise.resolve()
  /** Services whose rows are still to be removed. */
  readonly #gone = new Set<string>()
  /** By service; what is older than a day only changes with the quarter of an hour. */
  readonly #older = new Map<string, { dayStart: number; time: OlderTime }>()

  constructor(store: LedgerStore) {
    this.#store = store
  }

  /** Rejects as the store does; what could not be written is given back. */
  write(services: readonly WatchedService[]): Promise<void> {
    return this.#inTurn(async () => {
      const taken = services.filter((one) => one.isReady).map((one) => ({ one, id: one.service.id, parts: one.take() }))
      const cells = taken.flatMap(({ id, parts }) => parts.cells.map((cell) => ({ ...cell, service: id })))
      const misses = taken.flatMap(({ id, parts }) => parts.misses.map((miss) => ({ ...miss, service: id })))
      const counted = taken.flatMap(({ id, one: { countedTo } }) => (countedTo === null ? [] : [[id, countedTo] as const]))
      if (counted.length === 0) return
      try {
        await this.#store.write({ cells, misses, countedTo: new Map(counted) })
        await this.#forgetGone()
      } catch (error) {
        for (const { one, parts } of taken) one.giveBack(parts)
        throw error
      }
    })
  }

  /** Rejects as the store does; then it is done before anything else is written or begun. */
  forget(services: readonly string[]): Promise<void> {
    for (const service of services) this.#gone.add(service)
    return this.#inTurn(() => this.#forgetGone())
  }

  async #forgetGone(): Promise<void> {
    const services = [...this.#gone]
    if (services.length === 0) return
    await this.#store.forget(services)
    for (const service of services) {
      this.#gone.delete(service)
      this.#older.delete(service)
    }
  }

  prune(now: number): Promise<void> {
    return this.#inTurn(() => this.#store.prune(now - LEDGER_MS))
  }

  /** The newest sample that is in the stored cells of a service; null: none is. */
  countedTo(service: string): Promise<number | null> {
    return this.#inTurn(async () => {
      await this.#forgetGone()
      return this.#store.countedTo(service)
    })
  }

  /** Gives what is stored of the day before `at`, and the newest miss, to `begin`, before anything else can be written. */
  begin(service: string, at: number, begin: (stored: { cells: LedgerCell[]; lastMiss: StoredMiss | null }) => void): Promise<void> {
    return this.#inTurn(async () => {
      const cells = await this.#store.cells(service, lastCellsStart(at, DAY_CELLS), at)
      begin({ cells, lastMiss: await this.#store.lastMiss(service) })
      this.#older.delete(service)
    })
  }

  /** How long each of the services was how, before the day that ends at its `to`. */
  older(asked: readonly { watched: WatchedService; to: number }[]): Promise<Map<string, OlderTime>> {
    return this.#inTurn(async () => {
      const found = new Map<string, OlderTime>()
      const byDay = Map.groupBy(asked, ({ to }) => lastCellsStart(to, DAY_CELLS))
      for (const [dayStart, of] of byDay) {
        const services = of.map(({ watched }) => watched)
        const missing = services.filter(({ service }) => this.#older.get(service.id)?.dayStart !== dayStart)
        await this.#addUp(missing, dayStart)
        for (const { service } of services) {
          const known = this.#older.get(service.id)
          if (known) found.set(service.id, known.time)
        }
      }
      // What was before is not read yet.
      for (const { watched } of asked) if (!watched.isReady) this.#older.delete(watched.service.id)
      return found
    })
  }

  async #addUp(services: readonly WatchedService[], dayStart: number): Promise<void> {
    const week = await this.#sums(services, dayStart - (WEEK_CELLS - DAY_CELLS) * CELL_MS, dayStart)
    const month = await this.#sums(services, dayStart - (MONTH_CELLS - DAY_CELLS) * CELL_MS, dayStart)
    for (const { service } of services) {
      const time = { week: week.get(service.id) ?? NO_TIME, month: month.get(service.id) ?? NO_TIME }
      this.#older.set(service.id, { dayStart, time })
    }
  }

  async #sums(services: readonly WatchedService[], from: number, to: number): Promise<Map<string, KnownTime>> {
    const stored = await this.#store.sums(
      services.map(({ service }) => service.id),
      from,
      to,
    )
    return new Map(
      services.map(({ service, unstored }) => [service.id, addedTime(stored.get(service.id) ?? NO_TIME, timeBetween(unstored, from, to))]),
    )
  }

  /** How long each of the services was how, over its cells that begin at or after `from` and before `to`. */
  sums(services: readonly WatchedService[], from: number, to: number): Promise<Map<string, KnownTime>> {
    return this.#inTurn(() => this.#sums(services, from, to))
  }

  /** The cells of each service that begin at or after `from` and before `to`. */
  cells(services: readonly WatchedService[], from: number, to: number): Promise<Map<string, LedgerCell[]>> {
    return this.#inTurn(async () => {
      const all = new Map<string, LedgerCell[]>()
      for (const one of services) {
        const ledger = new Map<number, LedgerCell>()
        for (const cell of await this.#store.cells(one.service.id, from, to)) addCell(ledger, cell)
        for (const cell of one.unstored) if (cell.start >= from && cell.start < to) addCell(ledger, cell)
        all.set(one.service.id, [...ledger.values()])
      }
      return all
    })
  }

  /** Misses that lie in or reach into the time, the furthest behind first, and how many there are. */
  misses(
    services: readonly WatchedService[],
    { from, to, most }: { from: number; to: number; most: number },
  ): Promise<{ misses: OfService<StoredMiss>[]; total: number }> {
    return this.#inTurn(async () => {
      const ids = services.map(({ service }) => service.id)
      const fresh = services
        .flatMap((one) => [...one.unstoredMisses].map((miss) => ({ ...miss, service: one.service.id })))
        .filter((miss) => miss.to > from && miss.from < to)
      // As many more as fresh ones may take the place of.
      const stored = await this.#store.misses(ids, from, to, most + fresh.length)
      const total = await this.#store.countMisses(ids, from, to)
      const known = await this.#store.knownMisses(fresh, from, to)
      const isFresh = new Set(fresh.map(keyOf))
      const misses = [...stored.filter((miss) => !isFresh.has(keyOf(miss))), ...fresh]
        .toSorted((a, b) => b.worstSeconds - a.worstSeconds || b.from - a.from)
        .slice(0, most)
      return { misses, total: total + fresh.length - known }
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => {})
    return done
  }
}

function keyOf({ service, from }: OfService<StoredMiss>): string {
  return `${service} ${from}`
}
