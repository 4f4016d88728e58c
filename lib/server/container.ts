import 'server-only'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Actor } from '../domain/access/permissions'
import type { Change } from '../contract/changes'
import { Access } from './auth/access'
import { answerBurrowAs } from './burrow-api'
import { Changes } from './change/changes'
import { type ClusterConfig, type Config, readConfig } from './config'
import { splitAddress } from './config/broker-address'
import { createRoute } from './http/create-route'
import { found } from './http/found'
import { type OpenListener, startOpenListener } from './http/open-listener'
import type { ClusterConnection } from './kafka/cluster-connection'
import { CLIENT_ID } from './observe/client-id'
import { OffsetKeeper } from './observe/offset-keeper'
import { Observer } from './observe/observer'
import { openStore, type Store } from './store/open-store'
import { eventStream as openEventStream, type OpenStreams } from './views/event-stream'
import { answerMetrics } from './views/metrics/answer-metrics'
import { EventLoopDelay } from './views/metrics/event-loop-delay'
import { NameFilter } from './views/metrics/name-filter'
import type { ViewContext } from './views/view-context'

/** How long the end of this process may wait for what is still under way. */
const STOP_MS = 10_000

export interface Container {
  config: Config
  log: Logger
  store: Store
  access: Access
  clusters: ReadonlyMap<string, { observer: Observer; config: ClusterConfig; keeper: OffsetKeeper }>
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
  const { access, log, config, ready } = getContainer()
  await ready
  return { access, log, secureCookies: config.secureCookies, checkAnswers: config.checkAnswers }
})

function createContainer(config: Config): Container {
  const log = pino()
  const store = openStore(join(config.dataDir, 'highwater.db'))
  const access = new Access({ mode: config.auth, store, now: Date.now })
  const clusters = new Map(
    config.clusters.map((cluster) => {
      const observer = createObserver(cluster, config, store, log)
      const onError = (error: unknown) => log.error({ err: error, cluster: cluster.id }, 'Offsets could not be kept')
      return [cluster.id, { config: cluster, observer, keeper: new OffsetKeeper({ observer, savedOffsets: store.savedOffsets, onError }) }]
    }),
  )
  const changes = new Changes({
    clusters: new Map(
      [...clusters].map(
        ([
          id,
          {
            config: { readOnly },
            observer,
          },
        ]) => [id, changeable(observer, readOnly)],
      ),
    ),
    records: store.changes,
    savedOffsets: store.savedOffsets,
    now: Date.now,
    onError: (error) => log.error({ err: error }, 'A change could not be gone on with'),
  })
  const ready = access.ensureFirstAdmin(config.admin).then((made) => {
    // On the terminal and not in the log: logs are kept and shipped.
    if (made) process.stdout.write(`\nFirst sign-in: name ${made.name}, password ${made.password}\n(shown this once)\n\n`)
  })
  ready.catch((error: unknown) => log.error({ err: error }, 'The store cannot be used'))
  const { topics, groups } = config.exporter
  const metrics = { topics: new NameFilter(topics), groups: new NameFilter(groups), loopDelay: new EventLoopDelay() }
  return { config, log, store, access, clusters, changes, streams: new Set(), metrics, openListener: null, ready }
}

function createObserver(cluster: ClusterConfig, { roundMs, burrow }: Config, { knownBrokers }: Store, log: Logger): Observer {
  return new Observer({
    cluster: cluster.id,
    connection: toConnection(cluster),
    roundMs,
    commits: {
      wish: cluster.commits.source,
      mostPerSec: cluster.commits.mostPerSec,
    },
    burrow: {
      intervals: burrow.intervals,
      minDistanceMs: burrow.minDistanceSeconds * 1000,
      allowedLag: BigInt(burrow.allowedLag),
      minimumComplete: burrow.minimumComplete,
    },
    memory: {
      load: (id) => knownBrokers.load(id),
      remember: (id, brokers) =>
        knownBrokers.remember(
          id,
          brokers.map((broker) => ({ ...broker, lastSeenMs: Date.now() })),
        ),
    },
    onError: (error) => log.error({ err: error, cluster: cluster.id }, 'Observing failed'),
  })
}

/** Both as they are when they are asked for. */
function changeable(observer: Observer, readOnly: boolean) {
  return {
    readOnly,
    get client() {
      return observer.client
    },
    get snapshot() {
      return observer.snapshot
    },
  }
}

function toConnection({ brokers, tls, sasl }: ClusterConfig): ClusterConnection {
  return {
    clientId: CLIENT_ID,
    bootstrap: brokers.map(splitAddress),
    sasl,
    tls: tls && {
      rejectUnauthorized: tls.rejectUnauthorized,
      ...(tls.ca ? { ca: tls.ca } : {}),
      ...(tls.cert ? { cert: tls.cert } : {}),
      ...(tls.key ? { key: tls.key } : {}),
      ...(tls.serverName ? { servername: tls.serverName } : {}),
    },
  }
}

/** One cluster as this actor may see it; 404 where there is none. */
export function clusterContext(actor: Actor, cluster: string): ViewContext {
  const { observer, config } = found('cluster', cluster, getContainer().clusters.get(cluster))
  return { actor, observer, name: config.name, readOnly: config.readOnly }
}

export function clusterContexts(actor: Actor): ViewContext[] {
  return [...getContainer().clusters.keys()].map((cluster) => clusterContext(actor, cluster))
}

/** The event stream of one cluster, or of all. */
export function eventStream(actor: Actor, cluster: string | undefined, signal: AbortSignal): Response {
  const contexts = cluster === undefined ? clusterContexts(actor) : [clusterContext(actor, cluster)]
  const seen = new Set(contexts.map(({ observer }) => observer.cluster))
  return openEventStream(contexts, signal, getContainer().streams, (tell) =>
    getContainer().changes.subscribe(({ id, kind, state, cluster: of }: Change) => {
      if (seen.has(of)) tell('change', { cluster: of, change: { id, kind, state } })
    }),
  )
}

/** Who asks at the open listener: somebody who may read and no more. */
const ANYBODY: Actor = { kind: 'anonymous', name: 'exporter', role: 'viewer' }

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
  const { clusters, changes, log } = container
  void listenOpenly(container)
  for (const { observer, keeper } of clusters.values()) {
    keeper.start()
    recoverOnceKnown(observer, changes, log)
    observer.start().catch((error: unknown) => log.error({ err: error, cluster: observer.cluster }, 'Observing could not begin'))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopConsole())
}

/** What was left unfinished is looked up as soon as the cluster's brokers are known. */
function recoverOnceKnown(observer: Observer, changes: Changes, log: Logger): void {
  const leave = observer.subscribe((snapshot) => {
    if (!snapshot.complete) return
    leave()
    changes.recover(observer.cluster).catch((error: unknown) => log.error({ err: error }, 'Unfinished changes could not be looked up'))
  })
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
  const { clusters, changes, store, streams, openListener } = getContainer()
  setTimeout(() => process.exit(1), STOP_MS).unref()
  for (const stream of streams) stream.close()
  await openListener?.close()
  await changes.stop()
  await Promise.allSettled([...clusters.values()].map(({ observer }) => observer.stop()))
  await store.close()
  process.exit(0)
}
