import 'server-only'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { type Actor, can, withRole } from '../domain/access/actor'
import { on } from '../domain/access/on'
import type { Change } from '../contract/changes'
import { CAUSE_RULES } from '../domain/boards/miss-cause'
import type { TierKeep } from '../domain/series/tiers'
import type { Access } from './auth/access'
import { ShareLinks } from './auth/share-links'
import { answerBurrowAs } from './burrow-api'
import { changeOf } from './change/change-of'
import { Changes } from './change/changes'
import { consoleIdentity } from './clusters/console-identity'
import { ClusterRegistry, type Watched } from './clusters/cluster-registry'
import { type ClusterWatch, watchCluster } from './clusters/watch-cluster'
import { type ClusterConfig, type Config, readConfig } from './config'
import { splitAddress } from '../contract/broker-address'
import { createAccess } from './create-access'
import { CallLimits } from './http/call-limits'
import { createRoute } from './http/create-route'
import { found } from './http/found'
import { type OpenListener, startOpenListener } from './http/open-listener'
import { BoardRecorder } from './observe/boards/board-recorder'
import { BoardWatch } from './observe/boards/board-watch'
import { HistoryKeeper } from './observe/history/history-keeper'
import type { Observer, Renewable } from './observe/observer'
import { openHistory } from './store/history/open-history'
import type { LedgerStore } from './store/history/ledger-store'
import { readInstanceKey } from './store/instance-key'
import { openStore, type Store } from './store/open-store'
import { createSealer } from './store/seal'
import { eventStream as openEventStream, type OpenStreams } from './views/event-stream'
import { seenBy } from './views/seen-by'
import { answerMetrics } from './views/metrics/answer-metrics'
import { EventLoopDelay } from './views/metrics/event-loop-delay'
import { NameFilter } from './views/metrics/name-filter'
import type { BoardContext } from './views/board-context'
import type { ViewContext } from './views/view-context'
import { whoHolds } from './who-holds'

/** How long the end of this process may wait for what is still under way. */
const STOP_MS = 10_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface Container {
  config: Config
  log: Logger
  store: Store
  history: { keeper: HistoryKeeper; ledger: LedgerStore; keep: TierKeep; close(): Promise<void> }
  boards: BoardWatch
  shares: ShareLinks
  access: Access
  limits: CallLimits
  /** Those that are watched, as of now. */
  clusters: ReadonlyMap<string, Watched<ClusterWatch>>
  registry: ClusterRegistry<ClusterWatch>
  changes: Changes
  streams: OpenStreams
  metrics: { topics: NameFilter; groups: NameFilter; loopDelay: EventLoopDelay }
  /** The listener that asks nobody who they are, where one is configured. */
  openListener: OpenListener | null
  /** Resolves once the first admin exists, so that nobody is refused before. */
  ready: Promise<void>
}

/** Next loads this module once per bundle; only `globalThis` is shared by all of them. */
const KEY = Symbol.for('highwater')
const home = globalThis as { [KEY]?: Container }

/** Made at first use; importing this module does nothing. */
export function getContainer(): Container {
  return (home[KEY] ??= createContainer(readConfig()))
}

/** `export const GET = route(endpoints.x, handler)` under app/api. */
export const route = createRoute(async () => {
  const { access, log, limits, config, ready } = getContainer()
  await ready
  return { access, log, limits, secureCookies: config.secureCookies, checkAnswers: config.checkAnswers }
})

function createContainer(config: Config): Container {
  const log = pino()
  const store = openStore(join(config.dataDir, 'highwater.db'))
  const history = createHistory(config, log)
  const boards = createBoards(store, history, log)
  const shares = new ShareLinks(store.boardShares, Date.now)
  const access = createAccess(config, store, log)
  const limits = new CallLimits(config.callsPerMinute, Date.now)
  const streams: OpenStreams = new Set()
  const sealer = once(() => createSealer(readInstanceKey(config.secret, config.dataDir), 'clusters'))
  const registry = new ClusterRegistry<ClusterWatch>({
    fixed: config.clusters,
    saved: store.clusters,
    sealer,
    watch: (cluster) =>
      watchCluster(cluster, { config, store, history: history.keeper, boards, log, recover: (id) => changes.recover(id) }),
    // Whoever listens is told of the clusters there were: a browser asks again by itself.
    onChange: () => {
      for (const stream of streams) stream.close()
    },
  })
  const clusters = registry.watched
  const changes: Changes = new Changes({
    clusters: {
      get(id) {
        const watched = clusters.get(id)
        return watched && changeable(watched.observer, watched.config)
      },
    },
    records: store.changes,
    savedOffsets: store.savedOffsets,
    now: Date.now,
    holders: (permissions, resource) => whoHolds(access, permissions, resource),
    actorNow: (asker) => access.actorNow(asker),
    onError: (error) => log.error({ err: error }, 'A change could not be gone on with'),
  })
  const loaded = registry.load().catch((error: unknown) => log.error({ err: error }, 'The clusters that were added here cannot be read'))
  const ready = Promise.all([access.ensureFirstAdmin(config.admin), loaded]).then(([made]) => {
    // On the terminal and not in the log: logs are kept and shipped.
    if (made) process.stdout.write(`\nFirst sign-in: name ${made.name}, password ${made.password}\n(shown this once)\n\n`)
  })
  ready.catch((error: unknown) => log.error({ err: error }, 'The store cannot be used'))
  const { topics, groups } = config.exporter
  const metrics = { topics: new NameFilter(topics), groups: new NameFilter(groups), loopDelay: new EventLoopDelay() }
  return {
    config,
    log,
    store,
    history,
    boards,
    shares,
    access,
    limits,
    clusters,
    registry,
    changes,
    streams,
    metrics,
    openListener: null,
    ready,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** The history of all clusters, in a file of its own. */
function createHistory(
  { dataDir, history: { rawHours, minuteDays, tenMinuteDays, mostSeries } }: Config,
  log: Logger,
): Container['history'] {
  const { series, marks, heat, incidents, ledger, close } = openHistory(join(dataDir, 'history.db'))
  const keep = { raw: rawHours * HOUR_MS, minute: minuteDays * DAY_MS, tenMinutes: tenMinuteDays * DAY_MS }
  const keeper = new HistoryKeeper({
    store: series,
    marks,
    heat,
    incidents,
    keep,
    mostSeries,
    onFailure: (error) => log.error({ err: error }, 'The history is not being written'),
  })
  return { keeper, ledger, keep, close }
}

/** The boards people have saved, or the automatic one, and the ledger of their services. */
function createBoards(store: Store, { keeper: history, ledger, keep }: Container['history'], log: Logger): BoardWatch {
  const onFailure = (error: unknown) => log.error({ err: error }, 'Boards are not being kept')
  const recorder = new BoardRecorder({
    ledger,
    history,
    keep,
    changeOf: (cluster, group, from, to) => changeOf(store.changes, { cluster, group, from, to }),
    changeMs: CAUSE_RULES.shortlyMs.change,
    onFailure,
  })
  return new BoardWatch({ boards: store.boards, settings: store.settings, recorder, onError: onFailure })
}

/** Both as they are when they are asked for. */
function changeable(observer: Observer, config: ClusterConfig) {
  const { readOnly, approval } = config
  return {
    get principal() {
      return consoleIdentity(config).principal
    },
    readOnly,
    approval,
    get client() {
      return observer.client
    },
    get snapshot() {
      return observer.snapshot
    },
    renew: (what: Renewable) => observer.renew(what),
  }
}

/** One cluster as this actor may see it; 404 where there is none. */
export function clusterContext(actor: Actor, cluster: string): ViewContext {
  const { clusters, history, boards } = getContainer()
  const { observer, config } = found('cluster', cluster, clusters.get(cluster))
  return { actor, observer: seenBy(observer, actor), history: history.keeper, boards, name: config.name, readOnly: config.readOnly }
}

/** Every cluster that this actor may see. */
export function clusterContexts(actor: Actor): ViewContext[] {
  return [...getContainer().clusters.keys()]
    .filter((cluster) => can(actor, 'clusters:read', on.cluster(cluster)))
    .map((cluster) => clusterContext(actor, cluster))
}

/** The boards as this actor may see them. */
export async function boardContext(actor: Actor): Promise<BoardContext> {
  const { boards } = getContainer()
  await boards.load()
  return { actor, watch: boards, clusters: clusterContexts(actor), now: Date.now() }
}

/** The event stream of one cluster, or of all. */
export function eventStream(actor: Actor, cluster: string | undefined, signal: AbortSignal): Response {
  const contexts = cluster === undefined ? clusterContexts(actor) : [clusterContext(actor, cluster)]
  const seen = new Set(contexts.map(({ observer }) => observer.cluster))
  return openEventStream(actor, contexts, signal, getContainer().streams, (tell) =>
    getContainer().changes.subscribe(({ id, kind, state, cluster: of, target }: Change) => {
      if (seen.has(of)) tell('change', { cluster: of, ...target }, { cluster: of, change: { id, kind, state } })
    }),
  )
}

/** Who asks at the open listener: somebody who may read and no more. */
const ANYBODY = withRole('anonymous', 'exporter', 'viewer')

export function metricsFor(actor: Actor, params: URLSearchParams): Response {
  return answerMetrics({ contexts: clusterContexts(actor), ...getContainer().metrics }, params)
}

function answerOpenly(request: Request): Promise<Response> | Response | null {
  const { pathname, searchParams } = new URL(request.url)
  if (/^\/(v3|burrow)\//.test(pathname)) return answerBurrowAs(getContainer(), ANYBODY, request)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return isRead && pathname === '/metrics' ? metricsFor(ANYBODY, searchParams) : null
}

async function listenOpenly(container: Container): Promise<void> {
  const { listen } = container.config.exporter
  if (listen === null) return
  const onError = (error: unknown) => container.log.error({ err: error }, 'An open request failed')
  try {
    container.openListener = await startOpenListener({ ...splitAddress(listen), answer: answerOpenly, onError })
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? 'is taken by another program' : String(error)
    process.stderr.write(`✗ exporter.listen: ${listen} ${why}\n`)
    process.exit(1)
  }
}

/** Called once, at the start of the process: begins to observe and arranges for an orderly end. */
export function startConsole(): void {
  const container = getContainerOrEnd()
  void listenOpenly(container)
  container.registry.start().then(
    () => {
      if (container.clusters.size === 0)
        container.log.warn('There is no cluster yet: add one in the console, or name it in highwater.yaml or KAFKA_BROKERS')
    },
    // What goes wrong in reading the store is told where it is first read.
    () => {},
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopConsole())
}

/** A wrong configuration ends the process with the sentence that names the key; a stack would only hide it. */
function getContainerOrEnd(): Container {
  try {
    return getContainer()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConfigError') throw error
    process.stderr.write(`✗ ${error.message}\n`)
    process.exit(1)
  }
}

/** Ends event streams first: an open one would keep the process alive for ever. */
async function stopConsole(): Promise<void> {
  const { registry, changes, store, history, boards, streams, openListener } = getContainer()
  setTimeout(() => process.exit(1), STOP_MS).unref()
  for (const stream of streams) stream.close()
  await openListener?.close()
  await changes.stop()
  await registry.stop()
  await history.keeper.flush(Date.now())
  await boards.recorder.flush(Date.now())
  await Promise.allSettled([store.close(), history.close()])
  process.exit(0)
}
