import 'server-only'
import type { Logger } from 'pino'
import type { ClusterConfig, Config } from '../config'
import { toConnection } from '../connect/to-connection'
import type { BoardWatch } from '../observe/boards/board-watch'
import { CLIENT_ID } from '../observe/client-id'
import type { HistoryKeeper } from '../observe/history/history-keeper'
import { marksOfRound } from '../observe/history/marks-of-round'
import { recentSamples } from '../observe/history/recent-samples'
import { Observer } from '../observe/observer'
import { OffsetKeeper } from '../observe/offset-keeper'
import type { Snapshot } from '../observe/snapshot'
import type { Store } from '../store/open-store'
import type { WatchedParts } from './cluster-registry'

export interface WatchingDeps {
  config: Pick<Config, 'roundMs' | 'burrow'>
  store: Pick<Store, 'knownBrokers' | 'savedOffsets'>
  history: HistoryKeeper
  boards: BoardWatch
  log: Logger
  /** Goes on with what another life of this process left unfinished on a cluster. */
  recover: (cluster: string) => Promise<void>
}

/** All that watches one cluster. */
export interface ClusterWatch extends WatchedParts {
  observer: Observer
}

/** Connects to nothing before it is started. */
export function watchCluster(cluster: ClusterConfig, deps: WatchingDeps): ClusterWatch {
  const { store, history, boards, log, recover } = deps
  const observer = createObserver(cluster, deps)
  const onError = (error: unknown) => log.error({ err: error, cluster: cluster.id }, 'Offsets could not be kept')
  const keeper = new OffsetKeeper({ observer, savedOffsets: store.savedOffsets, onError })
  const end = new AbortController()
  return {
    observer,
    start() {
      keeper.start()
      keepHistory(history, boards, observer)
      onceKnown(observer, (snapshot) => {
        observer.lastHour
          .fillIn(snapshot, history, end.signal)
          .catch((error: unknown) => log.error({ err: error, cluster: cluster.id }, 'What was in the last hour cannot be told'))
      })
      onceKnown(observer, () => {
        recover(cluster.id).catch((error: unknown) => log.error({ err: error }, 'Unfinished changes could not be looked up'))
      })
      observer.start().catch((error: unknown) => log.error({ err: error, cluster: observer.cluster }, 'Observing could not begin'))
    },
    async stop() {
      end.abort()
      await observer.stop()
      boards.unwatch(observer.cluster)
      await history.unwatch(observer.cluster, Date.now())
    },
  }
}

function createObserver(cluster: ClusterConfig, { config: { roundMs, burrow }, store: { knownBrokers }, log }: WatchingDeps): Observer {
  return new Observer({
    cluster: cluster.id,
    connection: toConnection(cluster, CLIENT_ID),
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

/** Every round of the cluster becomes a point of its history, and is judged for the boards. */
function keepHistory(keeper: HistoryKeeper, boards: BoardWatch, observer: Observer): void {
  boards.watch(observer)
  const { cluster, history } = observer
  keeper.watch(cluster, recentSamples(observer))
  let before = observer.snapshot
  observer.subscribe((snapshot) => {
    if (history.times.at(-1) !== snapshot.takenAt) return
    keeper.heat.note(snapshot)
    keeper.incidents.note(snapshot)
    void keeper.noteRound(cluster, snapshot.takenAt, marksOfRound(before, snapshot))
    before = snapshot
    boards.noteRound(cluster, snapshot.takenAt)
  })
}

/** As soon as the cluster's brokers are known. */
function onceKnown(observer: Observer, then: (snapshot: Snapshot) => void): void {
  const leave = observer.subscribe((snapshot) => {
    if (!snapshot.complete) return
    leave()
    then(snapshot)
  })
}
