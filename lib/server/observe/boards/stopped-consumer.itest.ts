import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { USUAL_KEEP } from '@/lib/domain/series/tiers'
import { openHistory } from '../../store/history/open-history'
import { createTopics } from '../../test/every-broker'
import { DrivenConsumer } from '../../test/driven-consumer'
import { eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'
import { SteadyWriter } from '../../test/steady-writer'
import { HistoryKeeper } from '../history/history-keeper'
import { recentSamples } from '../history/recent-samples'
import { Observer } from '../observer'
import { BoardRecorder } from './board-recorder'

const ROUND_MS = 1_000
const TARGET_SECONDS = 4
const CLUSTER = 'test'
const TOPIC = `board-${process.pid}`
const GROUP = `${TOPIC}-reader`

const kafka = new kafkajs.Kafka({ clientId: 'boards', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const directory = mkdtempSync(join(tmpdir(), 'highwater-board-'))

/** A console as far as boards go, on the file of the one before it. */
async function begin() {
  const { ledger, series: store, marks, heat, incidents, close } = openHistory(join(directory, 'history.db'))
  const failures: unknown[] = []
  const onFailure = (error: unknown) => void failures.push(error)
  const history = new HistoryKeeper({ store, marks, heat, incidents, keep: USUAL_KEEP, mostSeries: 1_000, onFailure })
  const recorder = new BoardRecorder({
    ledger,
    history,
    keep: USUAL_KEEP,
    changeOf: () => Promise.resolve(null),
    changeMs: 0,
    onFailure,
  })
  const observer = new Observer({
    cluster: CLUSTER,
    connection: realConnection('boards'),
    roundMs: ROUND_MS,
    memory: noMemory,
    onError: onFailure,
  })
  history.watch(CLUSTER, recentSamples(observer))
  recorder.watch(observer)
  observer.subscribe(({ takenAt }) => {
    if (observer.history.times.at(-1) !== takenAt) return
    void history.noteRound(CLUSTER, takenAt)
    recorder.noteRound(CLUSTER)
  })
  await recorder.setServices([{ id: 'orders', title: 'Orders', cluster: CLUSTER, groups: [`${TOPIC}-*`], targetSeconds: TARGET_SECONDS }])
  await observer.start()
  const service = () => {
    const watched = recorder.get('orders')
    if (!watched) throw new Error('The service is gone')
    return watched
  }
  return {
    failures,
    recorder,
    service,
    is: (state: string) => eventually(`the service is ${state}`, () => service().state === state && service().isReady, 60_000),
    async end() {
      await observer.stop()
      await history.flush(Date.now())
      await recorder.flush(Date.now())
      await close()
    },
  }
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic: TOPIC, numPartitions: 1, replicationFactor: 1 }])
}, 60_000)

afterAll(async () => {
  await admin.deleteTopics({ topics: [TOPIC] })
  await Promise.all([admin.disconnect(), producer.disconnect()])
  rmSync(directory, { recursive: true, force: true })
})

test(
  'a consumer stops, and its service misses its target until it is back; a restart in between loses nothing that was counted',
  { timeout: 180_000 },
  async () => {
    const writer = new SteadyWriter(producer, TOPIC, { records: 20, everyMs: 500 })
    let consumer = await DrivenConsumer.join(kafka, GROUP, TOPIC, 200)
    const first = await begin()
    await first.is('kept')
    await consumer.leave()
    await first.is('missed')
    await eventually('the cause is told', () => first.service().goingMiss?.cause.kind === 'no-members')
    await first.end()
    expect(first.failures).toEqual([])
    const cells = (of: typeof first) => of.recorder.ledger.cells([of.service()], 0, Date.now()).then((all) => all.get('orders') ?? [])
    const sumOf = (list: Awaited<ReturnType<typeof cells>>) => ({
      kept: list.reduce((sum, { keptMs, closeMs }) => sum + keptMs + closeMs, 0),
      missed: list.reduce((sum, { missedMs }) => sum + missedMs, 0),
    })

    const second = await begin()
    await second.is('missed')
    const before = sumOf(await cells(second))
    expect(before.kept).toBeGreaterThan(0)
    expect(before.missed).toBeGreaterThan(0)
    consumer = await DrivenConsumer.join(kafka, GROUP, TOPIC, 200)
    await second.is('kept')
    await eventually('time is counted as kept again', async () => sumOf(await cells(second)).kept > before.kept)
    expect(sumOf(await cells(second)).missed).toBeGreaterThanOrEqual(before.missed)
    const { misses } = await second.recorder.ledger.misses([second.service()], { from: 0, to: Date.now(), most: 10 })
    expect(misses.map(({ cause }) => cause.kind)).toContain('no-members')
    for (const { from, to, worstSeconds } of misses) {
      expect(to).toBeGreaterThan(from)
      expect(worstSeconds).toBeGreaterThan(TARGET_SECONDS)
    }
    expect(second.failures).toEqual([])
    await consumer.leave()
    await writer.stop()
    await second.end()
  },
)
