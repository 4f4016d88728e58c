import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLimitedUser, LIMITED_USER } from '@/cluster/access/limited-user'
import { type KafkaTool, kafkaTool } from '@/cluster/kafka-tools'
import { createTopics } from '../test/every-broker'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker, listBrokers } from '../views/brokers'
import { getGroup, listGroups } from '../views/groups'
import { getOverview } from '../views/overview'
import { getTopic, listTopics } from '../views/topics'
import { Observer } from './observer'
import { viewerContext } from '../test/viewer-context'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const sasl = realBootstrap('SASL').join(',')
const kafka = new kafkajs.Kafka({ clientId: 'limited-user-test', brokers: plaintext.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
/** Idempotent: a retry on a busy machine must not write a record twice. */
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })

const ownTopic = `${LIMITED_USER.prefix}daily-${process.pid}`
const ownGroup = `${LIMITED_USER.prefix}reader-${process.pid}`
/** Reads a topic of its own and one of somebody else's. */
const mixedGroup = `${LIMITED_USER.prefix}mixed-${process.pid}`
const otherTopic = `others-${process.pid}`
const otherGroup = `others-reader-${process.pid}`

const dir = mkdtempSync(join(tmpdir(), 'limited-user-'))
const clientConfig = join(dir, 'client.properties')
/** Kafka's own tool, logged in as that user. */
const tool = (which: KafkaTool, ...args: string[]) =>
  kafkaTool(which, '--bootstrap-server', sasl, '--command-config', clientConfig, ...args)

const unforeseen: unknown[] = []
let observer: Observer
const context = () => viewerContext(observer, 'Limited')
const all = { limit: 1000 }
/** What needs DESCRIBE or DESCRIBE_CONFIGS on the cluster itself. */
const REFUSED = ['log-dirs', 'quorum', 'acls', 'quotas', 'scram-users'] as const
const errorsOf = (part: string) => observer.snapshot.errors.filter((error) => error.part === part).map(({ kafkaError }) => kafkaError)
const taken = (part: string) => [...observer.snapshot.partsAsOf.keys()].some((known) => known === part)
const lines = (printed: string) =>
  printed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .toSorted()

beforeAll(async () => {
  const credentials = await createLimitedUser(plaintext)
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${credentials.username}" password="${credentials.password}";`
  const lines = ['security.protocol=SASL_PLAINTEXT', `sasl.mechanism=${credentials.mechanism}`, `sasl.jaas.config=${login}`]
  writeFileSync(clientConfig, lines.join('\n'), { mode: 0o600 })
  await Promise.all([admin.connect(), producer.connect()])
  const plan = { numPartitions: 3, replicationFactor: 3 }
  await createTopics(
    admin,
    [ownTopic, otherTopic].map((topic) => ({ topic, ...plan })),
  )
  for (const topic of [ownTopic, otherTopic]) {
    await producer.send({ topic, messages: Array.from({ length: 30 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  }
  for (const [group, topic] of [
    [ownGroup, ownTopic],
    [mixedGroup, ownTopic],
    [mixedGroup, otherTopic],
    [otherGroup, otherTopic],
  ]) {
    const commit = ['--group', group ?? '', '--topic', topic ?? '', '--reset-offsets', '--to-offset', '4', '--execute']
    await kafkaTool('kafka-consumer-groups', '--bootstrap-server', plaintext, ...commit)
  }
  observer = new Observer({
    cluster: 'limited',
    connection: realConnection('limited-user-test', 'SASL', { sasl: credentials }),
    roundMs: 1_000,
    memory: noMemory,
    onError: (error) => unforeseen.push(error),
  })
  await observer.start()
  await eventually('its picture', () =>
    [ownGroup, mixedGroup].every((group) => observer.snapshot.groups.get(group)?.lag.knownPartitions === 3),
  )
}, 120_000)

afterAll(async () => {
  await observer.stop()
  await admin.deleteTopics({ topics: [ownTopic, otherTopic] })
  await Promise.all([admin.disconnect(), producer.disconnect()])
  rmSync(dir, { recursive: true })
})

describe('what it may see is whole', () => {
  test('topics: those that kafka-topics lists for it, with their configs and log ends', async () => {
    const printed = lines(await tool('kafka-topics', '--list'))
    const shown = () =>
      listTopics(context(), all)
        .items.map(({ id }) => id)
        .toSorted()
    await expect.poll(shown, PATIENT).toEqual(printed)
    expect(printed).toContain(ownTopic)
    expect(printed).not.toContain(otherTopic)
    await eventually('log starts and configs', () => ['log-starts', 'configs'].every((part) => taken(part)))
    // Who is the first to look at the configs of a topic does not wait long for them.
    await eventually('its own configs', async () => ((await getTopic(context(), ownTopic))?.configs ?? null) !== null)
    const topic = await getTopic(context(), ownTopic)
    expect(topic?.topic).toMatchObject({ health: 'healthy', minInsyncReplicas: 2, cleanupPolicy: 'delete', groups: 2 })
    expect(topic?.partitions.map(({ logStart, logEnd }) => [logStart, logEnd])).toEqual([0, 1, 2].map(() => ['0', '10']))
    expect(topic?.configs?.find((config) => config.name === 'min.insync.replicas')?.value).toBe('2')
    expect(await getTopic(context(), otherTopic)).toBeNull()
  })

  test('groups: those that kafka-consumer-groups lists for it', async () => {
    const printed = lines(await tool('kafka-consumer-groups', '--list'))
    const shown = () =>
      listGroups(context(), all)
        .items.map(({ id }) => id)
        .toSorted()
    await expect.poll(shown, PATIENT).toEqual(printed)
    expect(printed).toEqual(expect.arrayContaining([mixedGroup, ownGroup]))
    expect(await getGroup(context(), otherGroup)).toBeNull()
  })

  test.each([ownGroup, mixedGroup])('lag of %s: what kafka-consumer-groups prints for it', async (group) => {
    const printed = lines(await tool('kafka-consumer-groups', '--describe', '--group', group)).flatMap((line) => {
      const [of, topic, partition, committed, logEnd, lag] = line.split(/\s+/)
      return of === group ? [{ topic, partition: Number(partition), committed, logEnd, lag }] : []
    })
    const detail = await getGroup(context(), group)
    expect(
      detail?.partitions.map(({ topic, partition, committed, logEnd, lag }) => ({ topic, partition, committed, logEnd, lag })),
    ).toEqual(printed.toSorted((a, b) => a.partition - b.partition))
    // The commits on a topic it may not see are in neither.
    expect(detail?.partitions.map(({ topic }) => topic)).toEqual([ownTopic, ownTopic, ownTopic])
  })

  test('brokers: all are up, each with its rack', () => {
    expect(listBrokers(context(), all).items.filter(({ status }) => status === 'up')).toMatchObject([
      { id: 1, rack: 'eu-1a' },
      { id: 2, rack: 'eu-1b' },
      { id: 3, rack: 'eu-1c' },
    ])
  })
})

describe('what it may not see is said in Kafka’s own words, and nothing else breaks', () => {
  test.each(REFUSED)('%s', async (part) => {
    await eventually(`${part} refused`, () => errorsOf(part).length > 0)
    expect(new Set(errorsOf(part))).toEqual(new Set(['CLUSTER_AUTHORIZATION_FAILED']))
    expect(taken(part)).toBe(false)
  })

  test('nothing else is an error', () => {
    expect(observer.snapshot.errors.filter(({ part }) => !REFUSED.some((refused) => refused === part))).toEqual([])
    expect(unforeseen).toEqual([])
  })

  test('what is refused is unknown, not nothing', async () => {
    expect(observer.snapshot.quorum).toBeNull()
    expect(observer.snapshot.acls).toBeNull()
    expect(observer.snapshot.quotas).toBeNull()
    expect(observer.snapshot.scramUsers).toBeNull()
    // Only the quorum knows: a broker's metadata names one at random.
    expect(observer.snapshot.controller).toBeNull()
    const topic = await getTopic(context(), ownTopic)
    expect(topic).toMatchObject({ acls: null, topic: { sizeBytes: null } })
    expect((await getGroup(context(), ownGroup))?.acls).toBeNull()
  })

  test('the configs of a broker', async () => {
    await eventually(
      'they are refused',
      async () => (await getBroker(context(), 1))?.errors.some(({ part }) => part === 'configs') ?? false,
    )
    const detail = await getBroker(context(), 1)
    expect(detail).toMatchObject({ configs: null, broker: { status: 'up', logBytes: null, quorumRole: null } })
    expect(detail?.errors.find(({ part }) => part === 'configs')?.error).toBe('CLUSTER_AUTHORIZATION_FAILED')
  })

  test('is no trouble of the cluster', async () => {
    // Another test leaves broker 4 dead, as in life.
    const others = (await getOverview(context())).findings.filter(({ id }) => id !== 'broker-down:4')
    expect(others.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})
