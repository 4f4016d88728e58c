import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createLimitedUser } from '@/cluster/access/limited-user'
import { kafkaTool } from '@/cluster/kafka-tools'
import { BoardRecorder } from '../observe/boards/board-recorder'
import { BoardWatch } from '../observe/boards/board-watch'
import { HistoryKeeper } from '../observe/history/history-keeper'
import { openHistory } from '../store/history/open-history'
import { createSealer } from '../store/seal'
import { eventually, realBootstrap } from '../test/real-cluster'
import { temporaryStore } from '../test/temporary-store'
import { USUAL_KEEP } from '../../domain/series/tiers'
import { ClusterRegistry } from './cluster-registry'
import type { ConsoleCluster } from './saved-settings'
import { type ClusterWatch, watchCluster } from './watch-cluster'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const sasl = realBootstrap('SASL')

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length

test('a cluster is observed from its adding to its removal, and follows along when it is edited', async () => {
  const store = temporaryStore()
  const { series, marks, heat, incidents, ledger } = openHistory(':memory:')
  const onFailure = (error: unknown) => expect.unreachable(String(error))
  const history = new HistoryKeeper({ store: series, marks, heat, incidents, keep: USUAL_KEEP, mostSeries: 1_000, onFailure })
  const recorder = new BoardRecorder({ ledger, history, keep: USUAL_KEEP, changeOf: () => Promise.resolve(null), changeMs: 0, onFailure })
  const boards = new BoardWatch({ boards: store.boards, settings: store.settings, recorder, onError: onFailure })
  const recovered: string[] = []
  const sealer = createSealer(randomBytes(32), 'clusters')
  const registry = new ClusterRegistry<ClusterWatch>({
    fixed: [],
    saved: store.clusters,
    sealer: () => sealer,
    watch: (cluster) =>
      watchCluster(cluster, {
        config: { roundMs: 500, burrow: { intervals: 10, minDistanceSeconds: 1, allowedLag: 0, minimumComplete: 0 } },
        store,
        history,
        boards,
        log: pino({ level: 'silent' }),
        recover: (id) => Promise.resolve(void recovered.push(id)),
      }),
    onChange: () => {},
  })
  await registry.start()
  const before = openSockets()

  const prefix = `watched-${process.pid}.`
  const { password, username, mechanism } = await createLimitedUser(plaintext, { name: `watcher-${process.pid}`, prefix })
  const wrong: ConsoleCluster = {
    id: 'late',
    name: 'Late',
    brokers: sasl,
    tls: null,
    sasl: { mechanism, username, password: 'not the password' },
    readOnly: false,
    commits: { source: 'auto', mostPerSec: 20_000 },
  }
  const by = () => {
    const atMs = Date.now()
    const about = { cluster: 'late', actor: { kind: 'user', name: 'ada' }, target: { type: 'cluster', name: 'late' } }
    return { name: 'ada', atMs, entry: { id: randomUUID(), atMs, action: 'cluster.save', detail: '{}', ...about } }
  }
  await registry.add(wrong, by())
  const snapshot = () => registry.watched.get('late')?.observer.snapshot
  await eventually('the refusal', () => snapshot()?.errors.some(({ kafkaError }) => kafkaError === 'SASL_AUTHENTICATION_FAILED') ?? false)
  expect(snapshot()?.complete).toBe(false)

  const first = registry.watched.get('late')?.observer
  await registry.replace({ ...wrong, sasl: { mechanism, username, password } }, by())
  expect(registry.watched.get('late')?.observer).not.toBe(first)
  await eventually('its picture', () => snapshot()?.complete ?? false)
  await eventually('its brokers are kept', async () => (await store.knownBrokers.load('late')).length > 0)
  expect(recovered).toEqual(['late'])

  expect(openSockets()).toBeGreaterThan(before)
  const observer = registry.watched.get('late')?.observer
  await registry.remove('late', by().entry)
  expect(registry.watched.size).toBe(0)
  expect(await store.knownBrokers.load('late')).toEqual([])
  await eventually('its connections are closed', () => openSockets() === before)
  // Nothing asks after it any more: its rounds have ended with it.
  const rounds = observer?.snapshot.takenAt
  await kafkaTool('kafka-topics', '--bootstrap-server', plaintext, '--list')
  expect(observer?.snapshot.takenAt).toBe(rounds)
  await registry.stop()
}, 60_000)
