import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clusterControl } from '@/cluster/control'
import { type KafkaTool, kafkaTool } from '@/cluster/kafka-tools'
import { Observer } from '../observe/observer'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker, viewBrokerItems } from './brokers'
import { getQuorum } from './quorum'
import { getGroup } from './groups'
import { listPartitions } from './partitions'
import { getTopic } from './topics'
import { viewerContext } from '../test/viewer-context'

const bootstrap = realBootstrap('PLAINTEXT').join(',')
const control = clusterControl(process.env['HIGHWATER_TEST_CONTROL'] ?? '')
const kafka = new kafkajs.Kafka({ clientId: 'equals-tools', brokers: bootstrap.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
/** Idempotent: a retry on a busy machine must not write a record twice. */
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
/** Says at once what the broker says. */
const impatient = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
const observer = new Observer({
  cluster: 'test',
  connection: realConnection('equals-tools'),
  roundMs: 1_000,
  memory: noMemory,
  onError: () => {},
})
const context = viewerContext(observer)

const name = `compared-${process.pid}`
const refusing = `refusing-${process.pid}`
const single = `single-${process.pid}`
const group = `reader-${process.pid}`
const tool = (which: KafkaTool, ...args: string[]) => kafkaTool(which, '--bootstrap-server', bootstrap, ...args)

/** What `kafka-acls --list` prints: under each pattern the bindings it has. */
function bindingsIn(printed: string) {
  let pattern: { resourceName?: string | undefined; patternType?: string | undefined } = {}
  return printed.split('\n').flatMap((line) => {
    const [, resourceName, patternType] = /name=(.+), patternType=(\w+)\)/.exec(line) ?? []
    if (resourceName) pattern = { resourceName, patternType }
    const [, principal, host, operation, permission] =
      /\(principal=(.+), host=(.+), operation=(\w+), permissionType=(\w+)\)/.exec(line) ?? []
    return principal ? [{ ...pattern, principal, host, operation, permission }] : []
  })
}

const inOrder = (ids: readonly number[]) => ids.toSorted((a, b) => a - b)

beforeAll(async () => {
  await admin.connect()
  await producer.connect()
  await impatient.connect()
  await createTopics(admin, [
    { topic: name, numPartitions: 4, replicationFactor: 3, configEntries: [{ name: 'retention.ms', value: '3600000' }] },
    { topic: single, numPartitions: 1, replicationFactor: 1 },
  ])
  await producer.send({ topic: name, messages: Array.from({ length: 200 }, (_, n) => ({ partition: n % 4, value: `record ${n}` })) })
  // The first commit makes __consumer_offsets: before broker 4 comes, or it would get a share of it.
  await tool('kafka-consumer-groups', '--group', group, '--topic', name, '--reset-offsets', '--to-offset', '7', '--execute')
  await control.start(4)
  await createTopics(admin, [
    {
      topic: refusing,
      replicaAssignment: [{ partition: 0, replicas: [1, 4] }],
      configEntries: [{ name: 'min.insync.replicas', value: '2' }],
    },
  ])
  await control.stop(4)
  await observer.start()
  await eventually('a whole picture', () =>
    ['configs', 'log-dirs', 'quorum', 'registrations', 'log-starts'].every((part) =>
      [...observer.snapshot.partsAsOf.keys()].some((taken) => taken === part),
    ),
  )
}, 120_000)

afterAll(async () => {
  await admin.deleteTopics({ topics: [name, refusing, single] })
  await observer.stop()
  await Promise.all([admin.disconnect(), producer.disconnect(), impatient.disconnect()])
})

describe('what the API says is what Kafka’s tools print', () => {
  test('partitions: leader, replicas, ISR', async () => {
    const printed = [
      ...(await tool('kafka-topics', '--describe', '--topic', name)).matchAll(
        /Partition: (\d+)\s+Leader: (\d+)\s+Replicas: ([\d,]+)\s+Isr: ([\d,]+)/g,
      ),
    ]
    const ids = (text = '') => text.split(',').map(Number)
    const detail = await getTopic(context, name)
    expect(detail?.partitions.map(({ partition, leader, replicas, isr }) => ({ partition, leader, replicas, isr: inOrder(isr) }))).toEqual(
      printed.map(([, partition, leader, replicas, isr]) => ({
        partition: Number(partition),
        leader: Number(leader),
        replicas: ids(replicas),
        isr: inOrder(ids(isr)),
      })),
    )
  })

  test('configs: every name, value and source of a topic', async () => {
    await tool('kafka-configs', '--alter', '--entity-type', 'topics', '--entity-name', name, '--add-config', 'max.message.bytes=2000000')
    await eventually(
      'the override',
      async () => (await getTopic(context, name))?.configs?.some((entry) => entry.name === 'max.message.bytes' && entry.override) ?? false,
    )
    const lines = (await tool('kafka-configs', '--describe', '--all', '--entity-type', 'topics', '--entity-name', name)).split('\n')
    const printed = lines.flatMap((line) => {
      const [, key, value] = /^\s{2}([\w.]+)=(.*) sensitive=/.exec(line) ?? []
      return key === undefined ? [] : [[key, value ?? ''] as const]
    })
    const configs = (await getTopic(context, name))?.configs ?? []
    const byName = (a: readonly string[], b: readonly string[]) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)
    expect(configs.map((entry) => [entry.name, entry.value ?? 'null']).toSorted(byName)).toEqual(
      printed.map((pair) => [...pair]).toSorted(byName),
    )
    expect(configs.filter((entry) => entry.override).map((entry) => entry.name)).toEqual(['max.message.bytes', 'retention.ms'])
    expect(configs[0]?.documentation).not.toBeNull()
  })

  test('log dirs: sizes of every replica of a quiet topic', async () => {
    const printed = await tool('kafka-log-dirs', '--describe', '--broker-list', '1,2,3', '--topic-list', name)
    const { brokers } = JSON.parse(printed.slice(printed.indexOf('{'))) as {
      brokers: { broker: number; logDirs: { partitions: { partition: string; size: number }[] }[] }[]
    }
    const expected = new Map(
      brokers.flatMap(({ broker, logDirs }) =>
        logDirs.flatMap((dir) => dir.partitions.map((p) => [`${broker}:${p.partition}`, p.size] as const)),
      ),
    )
    const sizes = () =>
      new Map(
        observer.snapshot.brokers.flatMap(({ id, logDirs }) =>
          logDirs.flatMap((dir) =>
            dir.replicas.filter((r) => r.topic === name).map((r) => [`${id}:${r.topic}-${r.partition}`, r.sizeBytes] as const),
          ),
        ),
      )
    await eventually('all replicas', () => sizes().size === expected.size)
    expect(Object.fromEntries(sizes())).toEqual(Object.fromEntries(expected))
    expect(viewBrokerItems(context).find((broker) => broker.id === 2)?.logDirs).toHaveLength(2)
  })

  test('quorum: leader, epoch, voters', async () => {
    const status = await tool('kafka-metadata-quorum', 'describe', '--status')
    const { quorum } = getQuorum(context)
    expect([quorum?.leader, quorum?.epoch]).toEqual([
      Number(/LeaderId:\s+(\d+)/.exec(status)?.[1]),
      Number(/LeaderEpoch:\s+(\d+)/.exec(status)?.[1]),
    ])
    expect(quorum?.voters.map((voter) => voter.id)).toEqual([1, 2, 3])
  })

  test('group: committed, end and lag of every partition', async () => {
    await eventually('the group', async () => (await getGroup(context, group))?.lag !== null)
    const printed = (await tool('kafka-consumer-groups', '--describe', '--group', group)).split('\n').flatMap((line) => {
      const [of, topic, partition, committed, end, lag] = line.trim().split(/\s+/)
      return of === group && topic === name ? [{ partition: Number(partition), committed, logEnd: end, lag }] : []
    })
    const detail = await getGroup(context, group)
    expect(detail?.partitions.map(({ partition, committed, logEnd, lag }) => ({ partition, committed, logEnd, lag }))).toEqual(
      printed.toSorted((a, b) => a.partition - b.partition),
    )
    expect(detail).toMatchObject({ type: 'classic', state: 'Empty', lag: '172' })
  })
})

test('ACLs: the bindings that cover a topic are those kafka-acls lists', async () => {
  const binding = [
    '--allow-principal',
    'User:compared',
    '--operation',
    'Read',
    '--topic',
    name.slice(0, 8),
    '--resource-pattern-type',
    'prefixed',
  ]
  await tool('kafka-acls', '--add', ...binding)
  const isAdded = {
    principal: 'User:compared',
    host: '*',
    resourceName: name.slice(0, 8),
    patternType: 'PREFIXED',
    operation: 'READ',
    permission: 'ALLOW',
  }
  await eventually(
    'the binding',
    async () => (await getTopic(context, name))?.acls?.some((acl) => acl.principal === isAdded.principal) ?? false,
  )
  const listed = bindingsIn(await tool('kafka-acls', '--list', '--topic', name, '--resource-pattern-type', 'match'))
  expect(listed).toContainEqual(isAdded)
  const acls = (await getTopic(context, name))?.acls ?? []
  expect(acls).toHaveLength(listed.length)
  expect(acls).toEqual(expect.arrayContaining(listed))
  await tool('kafka-acls', '--remove', '--force', ...binding)
})

describe('under min ISR is what the broker refuses', () => {
  const listed = () => listPartitions(context, { limit: 1000, health: 'under-min-isr' }).items.map((item) => item.id)

  test('the partition whose second copy is dead is listed, with its ELR, and acks=all is refused on it', async () => {
    await eventually('listed', () => listed().includes(`${refusing}-0`))
    await eventually(
      'its eligible leader replica',
      () => listPartitions(context, { limit: 1000, topic: refusing }).items[0]?.elr?.includes(4) ?? false,
    )
    await expect(impatient.send({ topic: refusing, acks: -1, messages: [{ value: 'x' }] })).rejects.toThrow(
      /in-sync replicas|NOT_ENOUGH_REPLICAS/i,
    )
  })

  test('RF 1 under a default min ISR of 2 is not: the tool lists it, the broker takes acks=all', async () => {
    await eventually('its config', () => observer.snapshot.topics.get(single)?.config?.minInsyncReplicas === 2)
    expect(await tool('kafka-topics', '--describe', '--under-min-isr-partitions')).toContain(single)
    expect(listed()).not.toContain(`${single}-0`)
    await producer.send({ topic: single, acks: -1, messages: [{ value: 'x' }] })
    expect(observer.snapshot.findings.some((finding) => finding.kind === 'min-isr-cannot-be-met' && finding.topics.includes(single))).toBe(
      true,
    )
  })

  test('the dead, never unregistered broker is named with what it holds', async () => {
    const detail = await getBroker(context, 4)
    expect(detail?.broker).toMatchObject({ status: 'fenced', rack: 'eu-1a', replicas: 1, outOfSync: 1 })
    expect(detail?.configs).toBeNull()
  })
})
