import 'server-only'
import { randomUUID } from 'node:crypto'
import { AUTOMATIC_ID } from '@/lib/domain/boards/automatic-id'
import type { AuditEntry } from '../../store/audit-entries'
import type { Boards, StoredBoard, StoredService } from '../../store/boards'
import type { Settings } from '../../store/settings'
import { type PickedGroup, AUTOMATIC, automaticServices, busiestGroups } from './automatic-services'
import type { BoardRecorder } from './board-recorder'
import type { WatchedCluster } from './watched-cluster'

export interface BoardWatchOptions {
  boards: Boards
  settings: Settings
  recorder: BoardRecorder
  onError: (error: unknown) => void
}

/** A service as somebody writes it; without an id, or with one that another board has, it is a new one. */
export type GivenService = Omit<StoredService, 'id'> & { id?: string | undefined }

/** `by`: who did it, as it is recorded. */
export type RecordedBy = (board: { id: string; name: string; services: number }) => AuditEntry

/** The board that the console makes by itself. It is listed while nobody has saved one, and can be read by its id also then: a wall may show it. */
export const AUTOMATIC_BOARD = { id: AUTOMATIC_ID, name: 'Busiest groups' } as const
const PICKED = 'boards.automatic'

export const MOST_BOARDS = 100
export const MOST_SERVICES = 500

const HOUR_MS = 60 * 60_000
const MINUTE_MS = 60_000
/** While rates are still settling the busiest are looked for more often. */
const YOUNG_MS = 20 * MINUTE_MS
/** An answer waits so long for the history of new services. */
const FILL_MS = 2_000

/** The boards there are, and that the recorder keeps count of their services. */
export class BoardWatch {
  readonly recorder: BoardRecorder
  readonly #options: BoardWatchOptions
  #clusters: readonly WatchedCluster[] = []
  #boards: readonly StoredBoard[] = []
  #picked: PickedGroup[] = []
  #pickedAt = 0
  #firstRoundAt: number | null = null
  #loaded: Promise<void> | null = null
  #isFailing = false

  constructor(options: BoardWatchOptions) {
    this.#options = options
    this.recorder = options.recorder
  }

  /** Before its first round. */
  watch(cluster: WatchedCluster): void {
    this.#clusters = [...this.#clusters, cluster]
    this.recorder.watch(cluster)
  }

  /** No more rounds of this cluster come: what its services keep is unknown from now on. */
  unwatch(cluster: string): void {
    this.#clusters = this.#clusters.filter((watched) => watched.cluster !== cluster)
    this.recorder.unwatch(cluster)
  }

  /** A round of a cluster is over at `at` (ms). Waits for nothing. */
  noteRound(cluster: string, at: number): void {
    this.#firstRoundAt ??= at
    this.recorder.noteRound(cluster)
    this.load()
      .then(() => this.#pick(at))
      .then(() => {
        this.#isFailing = false
      })
      .catch((error: unknown) => {
        // Each round tries again; told once.
        if (!this.#isFailing) this.#options.onError(error)
        this.#isFailing = true
      })
  }

  /** Reads what is stored; tried again by the next call where it fails. */
  load(): Promise<void> {
    this.#loaded ??= this.#read().catch((error: unknown) => {
      this.#loaded = null
      throw error
    })
    return this.#loaded
  }

  isAutomatic(id: string): boolean {
    return id === AUTOMATIC_BOARD.id
  }

  /** By name; the automatic one where there is no other. Only once loaded. */
  list(): readonly StoredBoard[] {
    return this.#boards.length > 0 ? this.#boards : [this.#automatic()]
  }

  get(id: string): StoredBoard | null {
    return this.isAutomatic(id) ? this.#automatic() : (this.#boards.find((board) => board.id === id) ?? null)
  }

  /** null: there are too many. */
  async add(given: { name: string; services: readonly GivenService[] }, by: RecordedBy): Promise<StoredBoard | null> {
    const board = { id: randomUUID(), name: given.name, services: this.#withIds(given.services, this.#boards), version: 1 }
    if (this.#isTooMuch([...this.#boards, board])) return null
    await this.#options.boards.add(board, by({ ...board, services: board.services.length }))
    await this.#reload()
    return board
  }

  /** `version`: of what is replaced; left out: of whatever is there. `moved`: it is of another by now. */
  async replace(
    id: string,
    given: { name: string; services: readonly GivenService[]; version?: number | undefined },
    by: RecordedBy,
  ): Promise<StoredBoard | 'not-found' | 'too-much' | 'moved'> {
    const others = this.#boards.filter((board) => board.id !== id)
    if (others.length === this.#boards.length) return 'not-found'
    const board = { id, name: given.name, services: this.#withIds(given.services, others) }
    if (this.#isTooMuch([...others, { ...board, version: 0 }])) return 'too-much'
    const isReplaced = await this.#options.boards.replace(board, given.version ?? null, by({ ...board, services: board.services.length }))
    await this.#reload()
    return isReplaced ? (this.get(id) ?? 'not-found') : given.version === undefined ? 'not-found' : 'moved'
  }

  /** False when there is no such board. */
  async remove(id: string, by: RecordedBy): Promise<boolean> {
    const board = this.#boards.find((one) => one.id === id)
    if (!board || !(await this.#options.boards.remove(id, by({ ...board, services: board.services.length })))) return false
    await this.#reload()
    return true
  }

  /** What was counted stays with its id; one id has one ledger, so that no two boards may have it. */
  #withIds(given: readonly GivenService[], others: readonly StoredBoard[]): StoredService[] {
    const taken = new Set(others.flatMap(({ services }) => services.map((service) => service.id)))
    return given.map((service) => {
      const isKept = service.id !== undefined && /^[\w-]{8,40}$/.test(service.id) && !taken.has(service.id)
      const id = isKept && service.id !== undefined ? service.id : randomUUID()
      taken.add(id)
      return { ...service, id }
    })
  }

  /** One id has one ledger: a service that was saved on a board is as it is there. */
  #automatic(): StoredBoard {
    const saved = new Map(this.#boards.flatMap(({ services }) => services.map((service) => [service.id, service])))
    const services = automaticServices(this.#picked).map((service) => saved.get(service.id) ?? service)
    return { ...AUTOMATIC_BOARD, services, version: 0 }
  }

  /** Of all boards, each once. */
  #services(): StoredService[] {
    const all = [...this.#boards, this.#automatic()].flatMap(({ services }) => services)
    return [...new Map(all.map((service) => [service.id, service])).values()]
  }

  #isTooMuch(boards: readonly StoredBoard[]): boolean {
    return boards.length > MOST_BOARDS || boards.reduce((sum, { services }) => sum + services.length, 0) > MOST_SERVICES
  }

  async #read(): Promise<void> {
    const picked = await this.#options.settings.get(PICKED)
    this.#picked = picked === null ? [] : (JSON.parse(picked) as PickedGroup[])
    await this.#reload()
  }

  async #reload(): Promise<void> {
    const before = this.#services()
    this.#boards = await this.#options.boards.list()
    const services = this.#services()
    const filled = this.recorder.setServices(services)
    const ids = new Set(services.map(({ id }) => id))
    // What nobody can read by an id any more is not kept.
    this.recorder.forget(before.flatMap(({ id }) => (ids.has(id) ? [] : [id])))
    const late = new Promise<void>((resolve) => void setTimeout(resolve, FILL_MS).unref())
    await Promise.race([filled, late])
  }

  async #pick(at: number): Promise<void> {
    const isYoung = at - (this.#firstRoundAt ?? at) < YOUNG_MS || this.#picked.length < AUTOMATIC.services
    if (at - this.#pickedAt < (isYoung ? MINUTE_MS : HOUR_MS)) return
    const picked = busiestGroups(this.#clusters, this.#picked, (service) => this.recorder.get(service)?.state !== 'kept')
    // Until rounds have told of groups there is nothing to choose from.
    if (picked.length === 0) return
    this.#pickedAt = at
    if (JSON.stringify(picked) === JSON.stringify(this.#picked)) return
    this.#picked = picked
    await this.recorder.setServices(this.#services())
    await this.#options.settings.set(PICKED, JSON.stringify(picked))
  }
}
