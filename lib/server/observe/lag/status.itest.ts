import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NEEDS_SOMEONE, VERDICT_RULES } from '@/lib/domain/lag/verdict'
import { writesOf } from '../../kafka/cluster-writes'
import { createTopics } from '../../test/every-broker'
import { DrivenConsumer } from '../../test/driven-consumer'
import { joinedMember } from '../../test/joined-member'
import { LagWatch } from '../../test/lag-watch'
import { eventually, realBootstrap, realConnection } from '../../test/real-cluster'
import { SteadyWriter } from '../../test/steady-writer'

// Each status with one consumer that is driven there, watched by two observers at once: one tails, one polls.

const ROUND_MS = 1_000
/** Commits and ends that a window holds unless it is set otherwise. */
const WINDOW = 10
/** The longest rule takes two minutes, and all that wait for one wait at the same time. */
const LONG = 150_000

const kafka = new kafkajs.Kafka({ clientId: 'lag-status', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const rates = { mostPerSec: 20_000 }
const tail = new LagWatch(realConnection('lag-status-tail'), ROUND_MS, { wish: 'tail', ...rates })
const poll = new LagWatch(realConnection('lag-status-poll'), ROUND_MS, { wish: 'poll', ...rates })
const both = [tail, poll]
const topics: string[] = []

/** A topic that both observers have seen, and the name of a group. */
async function ground(name: string, partitions = 1): Promise<{ topic: string; group: string }> {
  const topic = `lag-${name}-${process.pid}`
  await createTopics(admin, [{ topic, numPartitions: partitions, replicationFactor: 1 }])
  topics.push(topic)
  await Promise.all(
    both.map(({ observer }) =>
      eventually(`${topic} is seen`, () => observer.snapshot.topics.get(topic)?.config?.cleanupPolicy === 'delete'),
    ),
  )
  return { topic, group: `${topic}-reader` }
}

const write = (topic: string, records: number) =>
  producer.send({ topic, messages: Array.from({ length: records }, () => ({ partition: 0, value: 'a record' })) })

const statusOf = async (watch: LagWatch, group: string, topic: string) => (await watch.partition(group, topic))?.burrow?.status
const verdictOf = async (watch: LagWatch, group: string) => (await watch.group(group))?.verdict

/** What both must show within two rounds. */
const shown = (what: string, isSo: (watch: LagWatch) => Promise<boolean>, dueMs = Date.now()) =>
  Promise.all(both.map((watch) => watch.withinTwoRounds(what, () => isSo(watch), dueMs)))
const shownStatus = (group: string, topic: string, status: string, dueMs?: number) =>
  shown(`${group} is ${status}`, async (watch) => (await statusOf(watch, group, topic)) === status, dueMs)
const shownVerdict = (group: string, verdict: string, dueMs?: number) =>
  shown(`${group} is ${verdict}`, async (watch) => (await verdictOf(watch, group)) === verdict, dueMs)

/** Resolves when both say that the group is behind, and when that was. */
async function behind(group: string, topic: string): Promise<number> {
  await shown(`${group} is behind`, async (watch) => BigInt((await watch.partition(group, topic))?.lag ?? 0) > 0n)
  return Date.now()
}

/** When STOP is due: silent for longer than the window spans, in whole seconds, and the ends of the last rounds all after the commit. */
async function stopDue(watch: LagWatch, group: string, topic: string, behindSinceMs: number): Promise<number> {
  const state = watch.observer.snapshot.groups.get(group)
  const window = state ? watch.observer.windows.window(state, topic, 0) : []
  const [first, last] = [window[0]?.timestampMs ?? Number.NaN, window.at(-1)?.timestampMs ?? Number.NaN]
  await eventually(`${WINDOW} rounds of ${group}`, () => watch.roundsSince(behindSinceMs) >= WINDOW, 2 * WINDOW * ROUND_MS)
  return Math.max(last + (last - first) + 1_000, Date.now())
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect(), ...both.map(({ observer }) => observer.start())])
  await eventually('a commit log', () => admin.fetchOffsets({ groupId: `lag-${process.pid}` }).then(Boolean, () => false))
  await eventually('the tail runs', () => tail.observer.snapshot.commitSource.kind === 'tail')
  expect(poll.observer.snapshot.commitSource).toMatchObject({ kind: 'poll', wish: 'poll', reason: { code: 'configured' } })
}, 60_000)

afterAll(async () => {
  await Promise.all(both.map(({ observer }) => observer.stop()))
  await admin.deleteTopics({ topics })
  await Promise.all([admin.disconnect(), producer.disconnect()])
})

describe.concurrent('a consumer', () => {
  test('that keeps up, falls behind and leaves: OK, WARN, STOP; caught up, falling behind, inactive', { timeout: LONG }, async () => {
    const { topic, group } = await ground('behind')
    await write(topic, 20)
    const consumer = await DrivenConsumer.join(kafka, group, topic, 100)
    await shown(`${group} has caught up`, async (watch) => (await watch.group(group))?.lag === '0')
    const seenAtMs = Date.now()
    const writer = new SteadyWriter(producer, topic, { records: 5, everyMs: 2_000 })
    await shownStatus(group, topic, 'OK')
    // Burrow takes a window that never was without lag for one that falls behind.
    await Promise.all(both.map((watch) => eventually('a commit at the end', () => hasCaughtUp(watch, group, topic))))
    const from = Date.now()
    for (let round = 1; round <= 6; round++) {
      await Promise.all(both.map((watch) => eventually(`round ${round}`, () => watch.roundsSince(from) >= round)))
      for (const watch of both) {
        expect(['caught-up', 'keeping-up']).toContain(await verdictOf(watch, group))
        expect(await statusOf(watch, group, topic)).toBe('OK')
      }
    }

    consumer.everyMs = 3_000
    consumer.habit = (position, last) => (last === null || position < last + 10n ? null : last + 10n)
    Object.assign(writer, { records: 100, everyMs: 250 })
    const behindMs = await behind(group, topic)
    await eventually('a window of commits that are behind', () => consumer.commitsSince(behindMs) >= WINDOW, 60_000)
    await shownStatus(group, topic, 'WARN')
    const [tailed] = await shownVerdict(group, 'falling-behind', seenAtMs + VERDICT_RULES.windowMs)
    expect(tailed).toBeGreaterThan(seenAtMs + VERDICT_RULES.windowMs - 3 * ROUND_MS)

    await consumer.leave()
    await shownVerdict(group, 'inactive')
    await Promise.all(
      both.map(async (watch) => {
        const due = await stopDue(watch, group, topic, behindMs)
        await watch.withinTwoRounds(`${group} is STOP`, async () => (await statusOf(watch, group, topic)) === 'STOP', due)
      }),
    )
    await writer.stop()
    for (const watch of both) expect((await watch.group(group))?.burrow?.status).toBe('ERR')
  })

  test('that stays but commits no more: STOP, and stuck after two minutes', { timeout: LONG }, async () => {
    const { topic, group } = await ground('stuck')
    const writer = new SteadyWriter(producer, topic, { records: 20, everyMs: 500 })
    const consumer = await DrivenConsumer.join(kafka, group, topic)
    await shown(`${group} has commits`, async (watch) => BigInt((await watch.partition(group, topic))?.committed ?? 0) > 0n)
    consumer.habit = () => null
    const behindMs = await behind(group, topic)
    const lastMs = consumer.commits.at(-1)?.atMs ?? Number.NaN
    await Promise.all(
      both.map(async (watch) => {
        const due = await stopDue(watch, group, topic, behindMs)
        await watch.withinTwoRounds(`${group} is STOP`, async () => (await statusOf(watch, group, topic)) === 'STOP', due)
      }),
    )
    const due = behindMs + VERDICT_RULES.stuckMs
    for (const seen of await shownVerdict(group, 'stuck', due)) expect(seen).toBeGreaterThan(lastMs + VERDICT_RULES.stuckMs)
    await writer.stop()
    await consumer.leave()
  })

  test('that commits the same offset again: STALL by the tail, STOP by polling, which cannot see it', { timeout: LONG }, async () => {
    const { topic, group } = await ground('stall')
    const writer = new SteadyWriter(producer, topic, { records: 20, everyMs: 500 })
    // Further apart than Burrow's min-distance: each commit has its own place in the window.
    const consumer = await DrivenConsumer.join(kafka, group, topic, 1_200)
    await shown(`${group} has commits`, async (watch) => BigInt((await watch.partition(group, topic))?.committed ?? 0) > 0n)
    consumer.habit = (_, last) => last
    const behindMs = await behind(group, topic)
    await eventually('a window of the same', () => consumer.commitsSince(behindMs) >= WINDOW)
    const stall = tail.withinTwoRounds(`${group} is STALL`, async () => (await statusOf(tail, group, topic)) === 'STALL')
    const due = await stopDue(poll, group, topic, behindMs)
    await poll.withinTwoRounds(`${group} is STOP`, async () => (await statusOf(poll, group, topic)) === 'STOP', due)
    await stall
    expect(await statusOf(tail, group, topic)).toBe('STALL')
    await writer.stop()
    await consumer.leave()
  })

  test('that goes back: REWIND', async () => {
    const { topic, group } = await ground('rewind')
    await write(topic, 500)
    const consumer = await DrivenConsumer.join(kafka, group, topic)
    await shown(`${group} has caught up`, async (watch) => (await watch.group(group))?.lag === '0')
    // As Burrow has it, a commit takes the place of one that is less than a second older.
    const upMs = Date.now()
    await Promise.all(both.map((watch) => eventually('two rounds at the end', () => watch.roundsSince(upMs) >= 2)))
    consumer.seek(100n)
    consumer.habit = (_, last) => (last === null || last === 500n ? 100n : last + 1n)
    await eventually('the first commit further back', () => (consumer.commits.at(-1)?.offset ?? 500n) < 500n)
    await shownStatus(group, topic, 'REWIND')
    for (const watch of both)
      expect((await watch.partition(group, topic))?.burrow?.figures).toMatchObject({ from: '500', to: expect.any(String) as string })
    await consumer.leave()
  })

  test('whose records are deleted before it reads them: losing data, and how many', async () => {
    const { topic, group } = await ground('overtaken')
    await write(topic, 100)
    const consumer = await DrivenConsumer.join(kafka, group, topic)
    consumer.habit = () => 10n
    await shown(`${group} is at 10`, async (watch) => (await watch.partition(group, topic))?.committed === '10')
    await deleteRecords(topic, 60n)
    // Where the log starts is read on a clock of its own: the verdict is due within two rounds of that.
    await Promise.all(
      both.map(({ observer }) => eventually('the log start is known', () => observer.snapshot.topics.get(topic)?.logStart[0] === 60n)),
    )
    await shownVerdict(group, 'losing-data')
    for (const watch of both) {
      expect(await watch.group(group)).toMatchObject({ verdictBecause: 'commit-before-log-start', recordsLost: '50' })
      expect(await watch.partition(group, topic)).toMatchObject({ state: 'before-log-start', logStart: '60', lag: '90' })
    }
    consumer.habit = (position) => position
    await shown(`${group} has caught up`, async (watch) => (await verdictOf(watch, group)) === 'caught-up')
    await consumer.leave()
  })
})

describe.concurrent('a read_committed consumer', () => {
  test('behind an open transaction: held back, by whom and since when, and free when it ends', { timeout: LONG }, async () => {
    const { topic, group } = await ground('held')
    const transactionalId = `${topic}-writer`
    const writer = kafka.producer({ transactionalId, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 120_000 })
    await writer.connect()
    await write(topic, 5)
    const consumer = await DrivenConsumer.join(kafka, group, topic)
    await shown(`${group} has caught up`, async (watch) => (await watch.group(group))?.lag === '0')
    const begunMs = Date.now()
    const transaction = await writer.transaction()
    await transaction.send({ topic, messages: Array.from({ length: 20 }, () => ({ partition: 0, value: 'a record' })) })
    await write(topic, 10)
    const behindMs = await behind(group, topic)
    await shownVerdict(group, 'held-back', behindMs + VERDICT_RULES.heldBackMs)
    for (const watch of both) {
      const { heldBack, lag } = (await watch.group(group)) ?? {}
      expect({ heldBack, lag }).toMatchObject({ heldBack: { topic, partition: 0, stableEnd: '5', transactionalId }, lag: '30' })
      expect(Math.abs(Date.parse(heldBack?.since ?? '') - begunMs)).toBeLessThan(5_000)
    }
    await transaction.abort()
    await eventually('it reads on', () => consumer.commits.at(-1)?.offset === consumer.position && consumer.position > 30n)
    await shown(`${group} is free`, async (watch) => {
      const now = await watch.group(group)
      return now?.verdict === 'caught-up' && now.heldBack === null
    })
    await Promise.all([consumer.leave(), writer.disconnect()])
  })

  test('behind whom only transaction markers are: caught up, however long it stays so', { timeout: LONG }, async () => {
    const partitions = Array.from({ length: 12 }, (_, partition) => partition)
    const { topic, group } = await ground('markers', partitions.length)
    const transactionalId = `${topic}-writer`
    const writer = kafka.producer({ transactionalId, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 30_000 })
    await writer.connect()
    const transaction = await writer.transaction()
    await transaction.send({ topic, messages: partitions.map((partition) => ({ partition, value: 'a record' })) })
    await transaction.commit()
    const member = await joinedMember(kafka, group, topic)
    await member.commitOffsets(partitions.map((partition) => ({ topic, partition, offset: '1' })))
    // One marker on each: more than a group may be behind and be called caught up.
    await shown(`${group} has a lag`, async (watch) => (await watch.group(group))?.lag === '12')
    const verdicts = new Set<string | undefined>()
    const isKnown = async (watch: LagWatch) => {
      const now = await watch.group(group)
      verdicts.add(now?.verdict)
      return now?.verdictBecause === 'only-markers'
    }
    await shown(`${group} has only markers before it`, isKnown, Date.now() + VERDICT_RULES.heldBackMs)
    for (const watch of both) {
      expect(await watch.group(group)).toMatchObject({ verdict: 'caught-up', lag: '12', secondsBehind: 0 })
      expect((await watch.group(group))?.partitions.every(({ onlyMarkers }) => onlyMarkers)).toBe(true)
    }
    expect([...verdicts].filter((verdict) => verdict === undefined || [...NEEDS_SOMEONE].some((bad) => bad === verdict))).toEqual([])
    await Promise.all([member.disconnect(), writer.disconnect()])
  })
})

test('nothing was missed, unknown or unforeseen', () => {
  const { gaps, unknownRecords, kind } = tail.observer.snapshot.commitSource
  expect({ kind, gaps, unknown: [...unknownRecords] }).toEqual({ kind: 'tail', gaps: { count: 0, lastAt: null }, unknown: [] })
  for (const { errors, observer } of both) expect([errors, observer.snapshot.errors]).toEqual([[], []])
})

function hasCaughtUp({ observer }: LagWatch, group: string, topic: string): boolean {
  const state = observer.snapshot.groups.get(group)
  return state !== undefined && observer.windows.window(state, topic, 0).some(({ lag }) => lag === 0n)
}

async function deleteRecords(topic: string, offset: bigint): Promise<void> {
  const leader = tail.observer.snapshot.topics.get(topic)?.partitions[0]?.leader ?? -1
  const [deleted] = await writesOf(tail.observer.client).deleteRecords(leader, topic, [{ partition: 0, offset }])
  expect(deleted?.error).toBeNull()
}
