import { spawn } from 'node:child_process'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KAFKA_VERSIONS } from '@/cluster/jars'
import { type KafkaTool, kafkaToolCommand, kafkaToolOf } from '@/cluster/kafka-tools'
import { type ClusterClient, createClusterClient } from '../kafka/cluster-client'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker, listBrokers } from '../views/brokers'
import { getGroup, listGroups } from '../views/groups'
import { getOverview } from '../views/overview'
import { getTopic, listTopics } from '../views/topics'
import { Observer } from './observer'
import { PARTS } from './snapshot'
import { viewerContext } from '../test/viewer-context'

const bootstrap = realBootstrap('PLAINTEXT').join(',')
const kafka = new kafkajs.Kafka({ clientId: 'old-kafka-test', brokers: bootstrap.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false })
const topic = `old-${process.pid}`
const idle = `idle-${process.pid}`
const live = `live-${process.pid}`
const modern = `modern-${process.pid}`
const consumer = kafka.consumer({ groupId: live })
let stopModern = () => {}
/** Kafka's own tools, as they came with this version. */
const tool = (which: KafkaTool, ...args: string[]) => kafkaToolOf(KAFKA_VERSIONS.oldest, which, '--bootstrap-server', bootstrap, ...args)

const unforeseen: unknown[] = []
const observer = new Observer({
  cluster: 'old',
  connection: realConnection('old-kafka-test'),
  roundMs: 500,
  memory: noMemory,
  onError: (error) => unforeseen.push(error),
})
const context = viewerContext(observer, 'Old')

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect(), consumer.connect()])
  await createTopics(admin, [
    { topic, numPartitions: 3, replicationFactor: 1, configEntries: [{ name: 'retention.ms', value: '3600000' }] },
  ])
  await producer.send({ topic, messages: Array.from({ length: 90 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  await tool('kafka-consumer-groups', '--group', idle, '--topic', topic, '--reset-offsets', '--to-offset', '10', '--execute')
  await admin.createAcls({
    acl: [
      {
        resourceType: kafkajs.AclResourceTypes.TOPIC,
        resourceName: topic,
        resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
        principal: 'User:old',
        host: '*',
        operation: kafkajs.AclOperationTypes.READ,
        permissionType: kafkajs.AclPermissionTypes.ALLOW,
      },
    ],
  })
  await consumer.subscribe({ topic, fromBeginning: true })
  await consumer.run({ eachMessage: () => Promise.resolve() })
  const preview = ['--topic', topic, '--group', modern, '--consumer-property', 'group.protocol=consumer']
  const command = await kafkaToolCommand('kafka-console-consumer', ['--bootstrap-server', bootstrap, ...preview], KAFKA_VERSIONS.oldest)
  const child = spawn('java', command, { stdio: 'ignore' })
  stopModern = () => child.kill('SIGKILL')
  await observer.start()
}, 90_000)

afterAll(async () => {
  stopModern()
  await observer.stop()
  await consumer.disconnect()
  await Promise.all([admin.disconnect(), producer.disconnect()])
})

test('every part of the picture is taken, and nothing is refused', async () => {
  await eventually('every part', () => PARTS.every((part) => observer.snapshot.partsAsOf.has(part)))
  expect(observer.snapshot.errors).toEqual([])
  expect(unforeseen).toEqual([])
  expect(observer.snapshot.complete).toBe(true)
  expect(observer.snapshot.brokers.map(({ id, status, rack }) => ({ id, status, rack }))).toEqual([{ id: 1, status: 'up', rack: 'eu-1a' }])
})

describe('what is shown is what Kafka’s tools of that version print', () => {
  test('topics', async () => {
    const printed = (await tool('kafka-topics', '--list')).trim().split('\n')
    await eventually('the same topics', () => [...observer.snapshot.topics.keys()].toSorted().join() === printed.toSorted().join())
    const { items } = listTopics(context, { limit: 100, q: topic })
    expect(items).toMatchObject([{ id: topic, partitions: 3, replicationFactor: 1, health: 'healthy', cleanupPolicy: 'delete' }])
  })

  test('lag of a group without members', async () => {
    await eventually('its lag', () => observer.snapshot.groups.get(idle)?.lag.total === 60n)
    const printed = (await tool('kafka-consumer-groups', '--describe', '--group', idle)).split('\n').flatMap((line) => {
      const [of, name, partition, committed, logEnd, lag] = line.trim().split(/\s+/)
      return of === idle && name === topic ? [{ partition: Number(partition), committed, logEnd, lag }] : []
    })
    const detail = await getGroup(context, idle)
    expect(detail?.partitions.map(({ partition, committed, logEnd, lag }) => ({ partition, committed, logEnd, lag }))).toEqual(
      printed.toSorted((a, b) => a.partition - b.partition),
    )
    expect(detail).toMatchObject({ type: 'classic', state: 'Empty', lag: '60' })
  })

  test('members of a running group and what each owns', async () => {
    await eventually('the member with its partitions', async () => {
      const detail = await getGroup(context, live)
      return detail?.state === 'Stable' && detail.members?.[0]?.assignments[0]?.partitions.length === 3
    })
    const detail = await getGroup(context, live)
    expect(detail).toMatchObject({ type: 'classic', protocolType: 'consumer', assignor: 'RoundRobinAssigner' })
    expect(await tool('kafka-consumer-groups', '--describe', '--members', '--group', live)).toContain(detail?.members?.[0]?.id)
  })

  test('a KIP-848 group, which is a preview there', async () => {
    await eventually('its member with all partitions', async () => {
      const detail = await getGroup(context, modern)
      return detail?.state === 'Stable' && detail.members?.[0]?.assignments[0]?.partitions.length === 3
    })
    expect(await getGroup(context, modern)).toMatchObject({ type: 'consumer', assignor: 'uniform', membersAsOf: expect.any(String) })
  })

  test('groups', async () => {
    const listed = (await tool('kafka-consumer-groups', '--list')).trim().split('\n').toSorted()
    expect(
      listGroups(context, { limit: 100 })
        .items.map(({ id }) => id)
        .toSorted(),
    ).toEqual(listed)
  })

  test.each([
    ['a topic', 'topics', topic, async () => (await getTopic(context, topic))?.configs],
    ['the broker', 'brokers', '1', async () => (await getBroker(context, 1))?.configs],
  ] as const)('configs of %s: every name, value and source', async (_what, type, name, read) => {
    const printed = (await tool('kafka-configs', '--describe', '--all', '--entity-type', type, '--entity-name', name)).split('\n')
    const expected = printed.flatMap((line) => {
      const [, key, value] = /^\s{2}([\w.-]+)=(.*) sensitive=/.exec(line) ?? []
      return key === undefined ? [] : [`${key}=${value}`]
    })
    const shown = (await read()) ?? []
    expect(shown.map((entry) => `${entry.name}=${entry.value ?? 'null'}`).toSorted()).toEqual(expected.toSorted())
    expect(shown.some((entry) => entry.documentation)).toBe(true)
  })

  test('log dirs', async () => {
    const printed = await tool('kafka-log-dirs', '--describe', '--broker-list', '1', '--topic-list', topic)
    const { brokers } = JSON.parse(printed.slice(printed.indexOf('{'))) as {
      brokers: { logDirs: { partitions: { partition: string; size: number }[] }[] }[]
    }
    const expected = brokers.flatMap(({ logDirs }) => logDirs.flatMap((dir) => dir.partitions.map((p) => [p.partition, p.size] as const)))
    const shown = () =>
      observer.snapshot.brokers.flatMap(({ logDirs }) =>
        logDirs.flatMap((dir) =>
          dir.replicas.filter((r) => r.topic === topic).map((r) => [`${r.topic}-${r.partition}`, r.sizeBytes] as const),
        ),
      )
    await eventually('all replicas', () => shown().length === expected.length)
    expect(Object.fromEntries(shown())).toEqual(Object.fromEntries(expected))
    const [dir] = listBrokers(context, { limit: 10 }).items[0]?.logDirs ?? []
    expect(dir?.totalBytes).toBeGreaterThan(dir?.usableBytes ?? Number.POSITIVE_INFINITY)
  })

  test('quorum and controller', async () => {
    const status = await tool('kafka-metadata-quorum', 'describe', '--status')
    const { quorum } = observer.snapshot
    expect(quorum?.leader).toBe(Number(/LeaderId:\s+(\d+)/.exec(status)?.[1]))
    expect(quorum?.epoch).toBe(Number(/LeaderEpoch:\s+(\d+)/.exec(status)?.[1]))
    expect(quorum?.voters.map((voter) => voter.id)).toEqual([1])
    expect(observer.snapshot.controller).toBe(1)
  })

  test('ACL bindings', async () => {
    await eventually('the binding', async () => (await getTopic(context, topic))?.acls?.length === 1)
    expect((await getTopic(context, topic))?.acls).toMatchObject([{ principal: 'User:old', operation: 'READ', permission: 'ALLOW' }])
  })
})

test('the overview finds nothing wrong', async () => {
  const overview = await getOverview(context)
  expect(overview.findings.filter((finding) => finding.severity !== 'note')).toEqual([])
  expect(listBrokers(context, { limit: 10 })).toMatchObject({ stale: false, errors: [] })
})

describe('what this Kafka has no request for', () => {
  let client: ClusterClient
  beforeAll(async () => {
    client = createClusterClient(realConnection('old-kafka-asks'), { onHealthChange: () => {}, onRequest: () => {} })
    client.setBrokers((await client.metadata()).brokers)
  })
  afterAll(() => client.close())

  test('fenced brokers: not known, rather than none', async () => {
    expect((await client.registeredBrokers()).map(({ id, fenced }) => ({ id, fenced }))).toEqual([{ id: 1, fenced: null }])
  })

  test.each([
    ['members of share groups', () => client.describeGroups(1, 'share', [idle])],
    ['offsets of share groups', () => client.shareGroupOffsets(1, [idle])],
    ['members of streams groups', () => client.describeGroups(1, 'streams', [idle])],
  ])('%s: said by name', async (_what, ask) => {
    await expect(ask()).rejects.toMatchObject({ name: 'KafkaError', kafkaError: 'UNSUPPORTED_VERSION' })
  })

  test('eligible leader replicas: none', async () => {
    expect((await client.eligibleLeaders([topic])).flatMap(({ elr, lastKnownElr }) => [...elr, ...lastKnownElr])).toEqual([])
  })
})
