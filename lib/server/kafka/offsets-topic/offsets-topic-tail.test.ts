import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Poll, leaders, part, refused, settled } from '../../test/tail-polls'
import { KafkaError } from '../kafka-error'
import type { ListedOffsets } from '../messages/list-offsets'
import { OffsetsTopicTail } from './offsets-topic-tail'
import type { OffsetsTopicEntry, OffsetsTopicPart, Waiting } from './read-offsets-topic'

const END = 100n
const polls: Poll[] = []
const endsAsked: number[][] = []
let ends = new Map<number, bigint>()
let endErrors = new Map<number, string>()
let told: string[] = []
let waits: { ms: number; goOn: () => void }[] = []
let now = 1_000_000
let tail: OffsetsTopicTail

function pollOf(broker: number): Poll {
  const [poll, ...more] = polls.filter((of) => of.broker === broker)
  if (!poll || more.length > 0) throw new Error(`${more.length + (poll ? 1 : 0)} polls at broker ${broker}`)
  return poll
}

const client = {
  logEnds: (_broker: number, topics: readonly { topic: string; partitions: readonly number[] }[]): Promise<ListedOffsets[]> => {
    const partitions = topics[0]?.partitions ?? []
    endsAsked.push([...partitions])
    const listed = partitions.map((partition) => ({
      partition,
      offset: ends.get(partition) ?? END,
      error: endErrors.get(partition) ?? null,
    }))
    return Promise.resolve([{ topic: '__consumer_offsets', partitions: listed }])
  },
  offsetsTopic: (broker: number, topicId: string, from: ReadonlyMap<number, bigint>, how: Waiting) =>
    new Promise<OffsetsTopicPart[]>((resolve, reject) => {
      const done = async () => {
        polls.splice(polls.indexOf(poll), 1)
        await settled()
      }
      const poll: Poll = {
        broker,
        topicId,
        from: Object.fromEntries([...from].map(([partition, offset]) => [partition, Number(offset)])),
        how,
        answer: (...parts) => (resolve(parts), done()),
        fail: (error) => (reject(error), done()),
      }
      polls.push(poll)
    }),
}

const commitAt = (position: bigint, offset: bigint, producerId: bigint | null = null): OffsetsTopicEntry => ({
  kind: 'record',
  position,
  producerId,
  record: { kind: 'commit', group: 'g', topic: 't', topicId: null, partition: 0, offset, committedAtMs: now - 700, metadata: null },
})

async function follow(...of: (number | null)[]): Promise<void> {
  tail.follow('topic', leaders(...of))
  await settled()
}

beforeEach(() => {
  polls.length = 0
  endsAsked.length = 0
  ends = new Map()
  endErrors = new Map()
  told = []
  waits = []
  tail = new OffsetsTopicTail(
    client,
    {
      onCommits: (commits) => void told.push(...commits.map(({ position, offset }) => `${position}=${offset}`)),
      onGone: (gone) => void told.push(...gone.map((end) => `${end.kind} ${end.group}`)),
      onUnknown: (what, count) => void told.push(`unknown ${what} ${count}`),
      onGap: ({ partition, from, to }) => void told.push(`gap ${partition} ${from} ${to}`),
      onError: (broker, error) => void told.push(`error ${broker} ${error.kafkaError}`),
    },
    {
      now: () => now,
      wait: (ms, signal) =>
        new Promise((resolve, reject) => {
          waits.push({ ms, goOn: resolve })
          signal.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    },
  )
})
afterEach(() => tail.stop())

describe('a tail', () => {
  test('has one poll at each broker, from the ends of all it leads, and waits long while nothing comes', async () => {
    ends = new Map([[0, 5n]])
    await follow(1, 2, 1, null)
    expect(endsAsked).toEqual([[0, 2], [1]])
    expect(pollOf(1)).toMatchObject({ topicId: 'topic', from: { 0: 5, 2: 100 }, how: { minBytes: 0, maxWaitMs: 0 } })
    expect(pollOf(2)).toMatchObject({ from: { 1: 100 } })
    expect(tail.state).toMatchObject({ positioned: 3, partitions: 4, led: 3, reading: 0, commitsPerSec: 0, behindMs: null })
    await pollOf(1).answer(part(0, 5n), part(2, 100n))
    expect(pollOf(1)).toMatchObject({ from: { 0: 5, 2: 100 }, how: { minBytes: 1, maxWaitMs: 5_000 } })
    expect(tail.state).toMatchObject({ led: 3, reading: 2 })
  })

  test('waits for no answer that leaves out a partition it has not read yet', async () => {
    await follow(1, 1)
    await pollOf(1).answer(part(0, 100n))
    expect(pollOf(1).how.maxWaitMs).toBe(5_000)
  })

  test('waits for many while commits come, and long again when none did; reads on where batches end', async () => {
    await follow(1)
    await pollOf(1).answer(part(0, 105n, [commitAt(100n, 7n), commitAt(101n, 8n)]))
    expect(pollOf(1)).toMatchObject({ from: { 0: 105 }, how: { minBytes: 100_000, maxWaitMs: 300 } })
    await pollOf(1).answer(part(0, 105n))
    expect(pollOf(1)).toMatchObject({ from: { 0: 105 }, how: { minBytes: 1, maxWaitMs: 5_000 } })
    expect(told).toEqual(['100=7', '101=8'])
  })

  test('asks another partition first each time: what is last in a full answer is not there', async () => {
    await follow(1, 1, 1)
    // As keys of an object they would be sorted.
    const order: number[][] = []
    const ask = client.offsetsTopic
    client.offsetsTopic = (broker, topicId, from, how) => (order.push([...from.keys()]), ask(broker, topicId, from, how))
    for (let n = 0; n < 3; n++) await pollOf(1).answer()
    client.offsetsTopic = ask
    expect(order).toEqual([
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ])
  })

  test('says how many came; what had waited when reading began, or began again, is no rate', async () => {
    await follow(1)
    await pollOf(1).answer(part(0, 102n, [commitAt(100n, 1n), commitAt(101n, 2n)], 104n))
    await pollOf(1).answer(part(0, 104n, [commitAt(102n, 3n), commitAt(103n, 4n)]))
    now += 1_000
    expect(tail.state.commitsPerSec).toBe(0)
    await pollOf(1).answer(part(0, 106n, [commitAt(104n, 5n), commitAt(105n, 6n)]))
    expect(tail.state.commitsPerSec).toBe(2)
    await pollOf(1).fail(new KafkaError('NETWORK_EXCEPTION', 'closed the connection'))
    waits.at(-1)?.goOn()
    await settled()
    await pollOf(1).answer(part(0, 109n, [commitAt(106n, 7n), commitAt(107n, 8n), commitAt(108n, 9n)]))
    expect(tail.state.commitsPerSec).toBe(2)
    expect(told.filter((of) => of.includes('='))).toHaveLength(9)
  })

  test('begins anew with a topic made anew', async () => {
    await follow(1)
    const old = pollOf(1)
    tail.follow('another', leaders(1))
    await old.answer(part(0, 150n, [commitAt(149n, 1n)]))
    expect(told).toEqual([])
    expect(pollOf(1)).toMatchObject({ topicId: 'another', from: { 0: 100 } })
  })
})

describe('a partition', () => {
  test('keeps its place when its leader moves; what the old one still answers is not told twice', async () => {
    await follow(1, 2)
    await pollOf(1).answer(part(0, 110n, [commitAt(109n, 1n)]))
    const old = pollOf(1)
    await follow(2, 2)
    await pollOf(2).answer(part(1, 101n))
    expect(pollOf(2).from).toEqual({ 0: 110, 1: 101 })
    await pollOf(2).answer(part(0, 111n, [commitAt(110n, 2n)]))
    await old.answer(part(0, 111n, [commitAt(110n, 2n)]))
    expect(told).toEqual(['109=1', '110=2'])
    expect(polls.map(({ broker }) => broker)).toEqual([2])
    expect(endsAsked).toEqual([[0], [1]])
  })

  test('that moves waits until it is known where; the others go on', async () => {
    await follow(1, 1)
    await pollOf(1).answer(refused(0, 'NOT_LEADER_OR_FOLLOWER'), part(1, 105n))
    expect(pollOf(1).from).toEqual({ 1: 105 })
    await follow(2, 1)
    expect(pollOf(2).from).toEqual({ 0: 100 })
    expect(told).toEqual([])
  })

  test('without a leader, or with none that answers for its end, has no place yet', async () => {
    endErrors = new Map([[1, 'NOT_LEADER_OR_FOLLOWER']])
    await follow(null, 1)
    expect([polls.length, tail.state.positioned, tail.state.led, tail.state.reading]).toEqual([0, 0, 1, 0])
    endErrors = new Map()
    await follow(1, 1)
    expect([pollOf(1).from, tail.state.positioned]).toEqual([{ 0: 100, 1: 100 }, 2])
  })

  test('whose log no longer has its place goes to the end and says what was not seen; open transactions there are forgotten', async () => {
    await follow(1)
    await pollOf(1).answer(part(0, 101n, [commitAt(100n, 1n, 7n)]))
    ends = new Map([[0, 50n]])
    await pollOf(1).answer(refused(0, 'OFFSET_OUT_OF_RANGE'))
    expect(told).toEqual(['gap 0 101 50'])
    expect(pollOf(1).from).toEqual({ 0: 50 })
    await pollOf(1).answer(part(0, 51n, [{ kind: 'marker', position: 50n, producerId: 7n, committed: true }]))
    expect(told).toEqual(['gap 0 101 50'])
  })

  test('whose very end is refused is not asked without a pause', async () => {
    await follow(1)
    await pollOf(1).answer(refused(0, 'OFFSET_OUT_OF_RANGE'))
    expect([polls.length, told]).toEqual([0, ['gap 0 100 100']])
    await follow(1)
    expect(pollOf(1).from).toEqual({ 0: 100 })
  })

  test('that may not be read is told, once a round', async () => {
    await follow(1)
    await pollOf(1).answer(refused(0, 'TOPIC_AUTHORIZATION_FAILED'))
    expect([polls.length, told]).toEqual([0, ['error 1 TOPIC_AUTHORIZATION_FAILED']])
    await follow(1)
    expect(pollOf(1).from).toEqual({ 0: 100 })
  })
})

describe('a broker that fails', () => {
  test('is told, asked again ever later from the same place, and holds back no other', async () => {
    await follow(1, 2)
    for (let n = 0; n < 7; n++) {
      await pollOf(1).fail(new KafkaError('ECONNREFUSED', 'refused the connection'))
      expect(polls.map(({ broker }) => broker)).toEqual([2])
      await pollOf(2).answer(part(1, 101n + BigInt(n), [commitAt(100n + BigInt(n), 1n)]))
      waits.at(-1)?.goOn()
      await settled()
    }
    expect(waits.map(({ ms }) => ms)).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000])
    expect(told.filter((of) => of === 'error 1 ECONNREFUSED')).toHaveLength(7)
    expect(pollOf(1).from).toEqual({ 0: 100 })
    await pollOf(1).answer(part(0, 101n))
    await pollOf(1).fail(new KafkaError('REQUEST_TIMED_OUT', 'did not answer in time'))
    expect(waits.at(-1)?.ms).toBe(200)
  })
})

describe('who has not answered for longest', () => {
  const longest = () => tail.state.unanswered.map(({ broker, sinceMs, error }) => [broker, now - sinceMs, error?.kafkaError ?? null])

  test('is told of each broker that leads a part, and why where that is known', async () => {
    await follow(1, 2, null)
    now += 3_000
    await pollOf(1).answer(part(0, 100n))
    await pollOf(2).fail(new KafkaError('ECONNREFUSED', 'refused the connection'))
    now += 2_000
    expect(longest()).toEqual([
      [1, 2_000, null],
      [2, 5_000, 'ECONNREFUSED'],
    ])
    waits.at(-1)?.goOn()
    await settled()
    await pollOf(2).answer(part(1, 100n))
    expect(longest()).toEqual([
      [1, 2_000, null],
      [2, 0, null],
    ])
  })

  test('is not who leads nothing any more, and a new leader begins with its first poll', async () => {
    await follow(1)
    now += 8_000
    await follow(2)
    now += 1_000
    expect(longest()).toEqual([[2, 1_000, null]])
    await follow(null)
    expect(longest()).toEqual([])
  })

  test('is a leader that refuses only once it has been named again and refused again', async () => {
    await follow(1)
    await pollOf(1).answer(part(0, 100n))
    await pollOf(1).answer(refused(0, 'NOT_LEADER_OR_FOLLOWER'))
    now += 10_000
    expect(longest()).toEqual([])
    await follow(1)
    expect(longest()).toEqual([[1, 0, 'NOT_LEADER_OR_FOLLOWER']])
    await pollOf(1).answer(refused(0, 'NOT_LEADER_OR_FOLLOWER'))
    now += 10_000
    expect(longest()).toEqual([[1, 10_000, 'NOT_LEADER_OR_FOLLOWER']])
  })
})

describe('stopping', () => {
  test('tells nothing any more, whatever the polls answer, and asks nothing', async () => {
    await follow(1, 2, 3)
    await pollOf(3).fail(new KafkaError('ECONNREFUSED', 'refused the connection'))
    told = []
    await tail.stop()
    await pollOf(1).answer(part(0, 101n, [commitAt(100n, 1n)]))
    await pollOf(2).fail(new KafkaError('NETWORK_EXCEPTION', 'closed the connection'))
    await follow(1, 2, 3)
    expect([told, polls]).toEqual([[], []])
  })
})
