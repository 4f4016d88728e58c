import kafkajs from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clusterControl } from '@/cluster/control'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker, listBrokers } from '../views/brokers'
import { clusterStatus } from '../views/clusters'
import { listGroups } from '../views/groups'
import { getTopic } from '../views/topics'
import { Observer } from './observer'
import { viewerContext } from '../test/viewer-context'

/** "Within 5 s every page names it." */
const NAMED_WITHIN_MS = 5_000
/** "No page or call takes over 1 s because of it." */
const CALL_MS = 1_000
/** broker.session.timeout.ms is 9 s; then the controller fences, and a round must show what follows. */
const FENCED_WITHIN_MS = 20_000
const ROUND_MS = 1_000

const control = clusterControl(process.env['HIGHWATER_TEST_CONTROL'] ?? '')
const kafka = new kafkajs.Kafka({ clientId: 'failures-test', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const topic = `failing-${process.pid}`
/** A topic whose only copy is on this broker. */
const onlyOn = (broker: number) => `${topic}-only-on-${broker}`
const started: Observer[] = []

async function observe(): Promise<Observer> {
  const observer = new Observer({
    cluster: 'test',
    connection: realConnection('failures-test'),
    roundMs: ROUND_MS,
    memory: noMemory,
    onError: () => {},
  })
  started.push(observer)
  await observer.start()
  return observer
}

const statusOf = (observer: Observer, id: number) => observer.snapshot.brokers.find((broker) => broker.id === id)?.status
const isUp = (observer: Observer, id: number) => statusOf(observer, id) === 'up'
/** The three that run; another test leaves broker 4 dead, as in life. */
const RUNNING = [1, 2, 3]
const partitions = (observer: Observer) =>
  [...observer.snapshot.topics.values()].flatMap((state) => state.partitions).filter((p) => p.replicas.every((id) => RUNNING.includes(id)))
const isHealed = (observer: Observer) =>
  RUNNING.every((id) => isUp(observer, id)) && partitions(observer).every((p) => p.isr.length === p.replicas.length)

async function expectQuick(what: string, call: () => unknown) {
  const before = performance.now()
  await call()
  expect(performance.now() - before, `${what} in ms`).toBeLessThan(CALL_MS)
}

beforeAll(async () => {
  const admin = kafka.admin()
  await admin.connect()
  await createTopics(admin, [
    { topic, numPartitions: 6, replicationFactor: 3 },
    ...RUNNING.map((id) => ({ topic: onlyOn(id), replicaAssignment: [{ partition: 0, replicas: [id] }] })),
  ])
  await admin.disconnect()
})

afterEach(async () => {
  // A test that failed half way must not take the next ones with it.
  for (const id of RUNNING) await control.signal(id, 'SIGCONT')
  for (const observer of started.splice(0)) await observer.stop()
})

afterAll(async () => {
  // Leave the cluster as it was found, even where a test ended half way.
  for (const id of RUNNING) await control.start(id)
  const observer = await observe()
  await eventually('a healed cluster', () => isHealed(observer), 60_000)
  await observer.stop()
})

/** The active controller is the hard case: what brokers forward to it hangs, and a new one must be elected before anybody is fenced. */
describe.each([
  ['the active controller', (id: number, controller: number | null) => id === controller],
  ['a broker that is not the active controller', (id: number, controller: number | null) => id !== controller],
])('%s frozen', (_what, isVictim) => {
  test('is named in time, delays nobody, is found fenced with its leaders moved, and heals by itself', async () => {
    const observer = await observe()
    const context = viewerContext(observer)
    await eventually('a healthy start', () => isHealed(observer) && observer.snapshot.controller !== null)
    const written = () => observer.throughput.column('', 'produced').at(-1) ?? Number.NaN
    await eventually('how much is written is known', () => !Number.isNaN(written()))
    const victim = RUNNING.findLast((id) => isVictim(id, observer.snapshot.controller)) ?? 0
    const other = RUNNING.find((id) => id !== victim) ?? 0

    await control.signal(victim, 'SIGSTOP')
    await eventually(`broker ${victim} named`, () => statusOf(observer, victim) === 'not-answering', NAMED_WITHIN_MS)
    await expectQuick('groups', () => listGroups(context, { limit: 50 }))
    await expectQuick('brokers', () => listBrokers(context, { limit: 50 }))
    await expectQuick('a topic', () => getTopic(context, topic))
    await expectQuick('the frozen broker', () => getBroker(context, victim))
    await expectQuick('a broker nobody looked at yet', () => getBroker(context, other))
    expect(observer.snapshot.brokers.find((broker) => broker.id === victim)?.error?.name).toBe('REQUEST_TIMED_OUT')
    expect(listBrokers(context, { limit: 50 }).stale).toBe(true)
    await eventually('how much is written is unknown, not less', () => Number.isNaN(written()), 2 * ROUND_MS + 500)

    await eventually(`broker ${victim} fenced`, () => statusOf(observer, victim) === 'fenced', FENCED_WITHIN_MS)
    await eventually(
      'its leaders moved and its copies out of the ISR',
      () => partitions(observer).every((p) => p.leader !== victim && (p.replicas.length === 1 || !p.isr.includes(victim))),
      2 * ROUND_MS + 500,
    )
    await eventually('how much is written is known by those who lead now', () => !Number.isNaN(written()))
    expect(partitions(observer).some((p) => p.health.includes('under-replicated'))).toBe(true)
    expect(observer.snapshot.topics.get(onlyOn(victim))?.partitions[0]?.health[0]).toBe('offline')
    expect(observer.snapshot.findings.some((finding) => finding.kind === 'partitions-offline')).toBe(true)
    // The living are asked for all the rest. Only what they hand on to the controller, and kafkajs's random pick, may
    // wait for as long as controller.socket.timeout.ms (30 s); and a share group for its coordinator, which may be the frozen one.
    const mayWait = new Set<string>(['quorum', 'acls', 'share-groups'])
    const missing = () => observer.snapshot.errors.filter((error) => error.broker !== victim && !mayWait.has(error.part))
    await eventually('nothing else is missing', () => missing().length === 0).catch(() => expect(missing()).toEqual([]))

    await control.signal(victim, 'SIGCONT')
    await eventually('all healed', () => isHealed(observer), 30_000)
  }, 90_000)
})

describe('a killed broker', () => {
  test('is named in time, also by a console that starts while it is dead, and heals when it is back', async () => {
    const observer = await observe()
    await eventually('a healthy start', () => isHealed(observer))
    await control.signal(2, 'SIGKILL')
    await eventually('broker 2 named', () => !isUp(observer, 2), NAMED_WITHIN_MS)
    const killed = () => observer.snapshot.brokers.find((broker) => broker.id === 2)
    // What was open is cut first, and only who connects anew is refused.
    await eventually('by refusing', () => killed()?.error?.name === 'ECONNREFUSED')
    const since = killed()?.statusSince

    const late = await observe()
    await eventually('the late console has a picture', () => late.snapshot.complete)
    await eventually('and names broker 2', () => late.snapshot.brokers.some((broker) => broker.id === 2) && !isUp(late, 2), NAMED_WITHIN_MS)
    await eventually('fenced', () => statusOf(observer, 2) === 'fenced' && statusOf(late, 2) === 'fenced', FENCED_WITHIN_MS)
    // Fencing is not a new trouble: it is down since it stopped answering.
    expect(killed()?.statusSince).toBe(since)
    expect(late.snapshot.findings.some((finding) => finding.kind === 'broker-down' && finding.subject === '2')).toBe(true)

    await control.start(2)
    await eventually('both see it healed', () => isHealed(observer) && isHealed(late), 60_000)
  }, 120_000)
})

describe('a cluster that is away when the console starts', () => {
  test('is unreachable with the reason, and seen as soon as it is there', async () => {
    for (const id of [1, 2, 3]) await control.signal(id, 'SIGSTOP')
    const observer = await observe()
    await eventually('unreachable', () => clusterStatus(observer.snapshot) === 'unreachable', 15_000)
    expect(observer.snapshot.errors[0]?.message).toContain('127.0.0.1')
    for (const id of [1, 2, 3]) await control.signal(id, 'SIGCONT')
    await eventually('seen', () => observer.snapshot.complete && RUNNING.every((id) => isUp(observer, id)), 30_000)
  }, 60_000)
})
