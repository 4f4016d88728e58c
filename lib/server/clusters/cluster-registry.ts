import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { ClusterConfig } from '../config/cluster-config'
import type { AuditEntry } from '../store/audit-entries'
import type { SavedCluster, SavedClusters } from '../store/clusters'
import type { Sealer } from '../store/seal'
import { type ConsoleCluster, fromSaved, toClusterConfig, toSaved } from './saved-settings'

/** What is done to watch one cluster, as the wiring of this process makes it. */
export interface WatchedParts {
  /** Begins to observe, and to keep what is seen. */
  start(): void
  /** Resolves when nothing is asked of the cluster any more and all connections are closed. */
  stop(): Promise<void>
}

export type Watched<T> = T & { config: ClusterConfig }

/** A cluster that was added in the console. */
export interface KnownCluster {
  cluster: ConsoleCluster
  updatedBy: string
  updatedMs: number
  /** False: its secrets cannot be opened with this console's key, or highwater.yaml has one of the same id, so that it is not watched. */
  isWatched: boolean
}

export interface ClusterRegistryOptions<T extends WatchedParts> {
  /** Of highwater.yaml or the environment. */
  fixed: readonly ClusterConfig[]
  saved: SavedClusters
  sealer: () => Promise<Sealer> | Sealer
  watch: (config: ClusterConfig) => T
  /** Called when the set of clusters is another one, or one of them is reached differently. */
  onChange: () => void
}

/** Who saves it, and when (ms). */
export interface SavedBy {
  name: string
  atMs: number
  entry: AuditEntry
}

/** Which clusters there are: those of the configuration, and those added in the console, which come and go while the process runs. */
export class ClusterRegistry<T extends WatchedParts> {
  readonly #options: ClusterRegistryOptions<T>
  readonly #watched = new Map<string, Watched<T>>()
  readonly #known = new Map<string, KnownCluster>()
  #loading: Promise<void> | null = null
  #isStarted = false
  /** One edit after the other. */
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: ClusterRegistryOptions<T>) {
    this.#options = options
    for (const config of options.fixed) this.#watched.set(config.id, { ...options.watch(config), config })
  }

  /** All that are watched, by id; always as of now. */
  get watched(): ReadonlyMap<string, Watched<T>> {
    return this.#watched
  }

  isFixed(id: string): boolean {
    return this.#options.fixed.some((config) => config.id === id)
  }

  /** Those added in the console. Only once loaded. */
  get added(): readonly KnownCluster[] {
    return [...this.#known.values()].filter(({ cluster }) => !this.isFixed(cluster.id))
  }

  /** Reads those that were added in the console; tried again by the next call where it fails. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    return this.#loading
  }

  /** Begins to observe all there are. Those of the configuration do not wait for the store. */
  async start(): Promise<void> {
    this.#isStarted = true
    for (const watched of this.#watched.values()) watched.start()
    await this.load()
  }

  /** False: there is one with this id. */
  add(cluster: ConsoleCluster, by: SavedBy): Promise<boolean> {
    return this.#oneAfterTheOther(async () => {
      if (this.isFixed(cluster.id)) return false
      const saved = await this.#seal(cluster, by)
      if (!(await this.#options.saved.add(saved, by.entry))) return false
      await this.#take(saved)
      return true
    })
  }

  /** Watches it as it is described now. False: none with this id was added here. */
  replace(cluster: ConsoleCluster, by: SavedBy): Promise<boolean> {
    return this.#oneAfterTheOther(async () => {
      const before = this.#known.get(cluster.id)
      if (this.isFixed(cluster.id) || !before) return false
      const isElsewhere = !isDeepStrictEqual(before.cluster.brokers, cluster.brokers)
      const saved = await this.#seal(cluster, by)
      if (!(await this.#options.saved.replace(saved, by.entry, isElsewhere))) return false
      await this.#take(saved)
      return true
    })
  }

  /** Closes its connections. False: none with this id was added here. */
  remove(id: string, entry: AuditEntry): Promise<boolean> {
    return this.#oneAfterTheOther(async () => {
      if (this.isFixed(id) || !this.#known.has(id)) return false
      const before = this.#watched.get(id)
      // Before it is forgotten: what it does until then would be remembered again.
      await this.#end(id)
      try {
        await this.#options.saved.remove(id, entry)
      } catch (error) {
        if (before) this.#begin(before.config)
        throw error
      }
      this.#known.delete(id)
      this.#options.onChange()
      return true
    })
  }

  async stop(): Promise<void> {
    await this.#work
    await Promise.allSettled([...this.#watched.values()].map((watched) => watched.stop()))
  }

  async #load(): Promise<void> {
    for (const saved of await this.#options.saved.list()) await this.#take(saved)
  }

  async #seal(cluster: ConsoleCluster, { name, atMs }: SavedBy): Promise<SavedCluster> {
    return { ...toSaved(cluster, await this.#options.sealer()), updatedBy: name, updatedMs: atMs }
  }

  async #take(saved: SavedCluster): Promise<void> {
    const { cluster, isOpen } = fromSaved(saved, await this.#options.sealer())
    const config = isOpen && !this.isFixed(saved.id) ? toClusterConfig(cluster) : null
    const { updatedBy, updatedMs } = saved
    this.#known.set(saved.id, { cluster, updatedBy, updatedMs, isWatched: config !== null })
    if (this.isFixed(saved.id)) return
    const before = this.#watched.get(saved.id)
    if (before && config && isReachedAlike(before.config, config)) this.#watched.set(saved.id, { ...before, config })
    else {
      await this.#end(saved.id)
      if (config) this.#begin(config)
    }
    this.#options.onChange()
  }

  #begin(config: ClusterConfig): void {
    const watched = { ...this.#options.watch(config), config }
    this.#watched.set(config.id, watched)
    if (this.#isStarted) watched.start()
  }

  async #end(id: string): Promise<void> {
    const watched = this.#watched.get(id)
    this.#watched.delete(id)
    await watched?.stop()
  }

  #oneAfterTheOther<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#work.then(() => this.load()).then(work)
    this.#work = done.catch(() => {})
    return done
  }
}

/** Its name, and whether it is written to, are told without asking it anew. */
function isReachedAlike(before: ClusterConfig, now: ClusterConfig): boolean {
  const reached = ({ brokers, tls, sasl, commits }: ClusterConfig) => ({ brokers, tls, sasl, commits })
  return isDeepStrictEqual(reached(before), reached(now))
}
