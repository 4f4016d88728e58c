import 'server-only'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import type { Change, ChangePlan } from '@/lib/contract/changes'
import type { Changes } from '../change/changes'
import { askCoordinator } from '../change/look/group-now'
import { writesOf } from '../kafka/cluster-writes'
import { KafkaError } from '../kafka/kafka-error'
import { Observer } from '../observe/observer'
import type { Store } from '../store/open-store'
import { CLUSTER, actor, testChanges } from './changes'
import { createTopics, goneEverywhere } from './every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from './real-cluster'

/** What every test of offset reset stands on: the engine on the real cluster, and kafkajs, which is not ours, to see what it did. */
export class OffsetsBench {
  readonly bootstrap = realBootstrap('PLAINTEXT')
  readonly directory: string
  readonly observer: Observer
  readonly changes: Changes
  readonly store: Store
  /** What the engine or the observer could not tell anybody else. */
  readonly errors: unknown[]
  readonly kafka: kafkajs.Kafka
  readonly admin: kafkajs.Admin
  readonly producer: kafkajs.Producer
  readonly operator = actor('operator', 'olga')
  readonly #prefix: string
  readonly #topics = new Set<string>()

  constructor(prefix: string, how: { now?: () => number; connection?: ReturnType<typeof realConnection> } = {}) {
    this.#prefix = prefix
    this.directory = mkdtempSync(join(tmpdir(), `highwater-${prefix}-`))
    this.observer = new Observer({
      cluster: CLUSTER,
      connection: how.connection ?? realConnection(prefix),
      roundMs: 1_000,
      memory: noMemory,
      onError: (error) => void this.errors.push(error),
    })
    const { changes, store, errors } = testChanges(this.observer, join(this.directory, 'highwater.db'), how.now ? { now: how.now } : {})
    this.changes = changes
    this.store = store
    this.errors = errors
    this.kafka = new kafkajs.Kafka({ clientId: prefix, brokers: this.bootstrap, logLevel: kafkajs.logLevel.NOTHING })
    this.admin = this.kafka.admin()
    this.producer = this.kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
  }

  /** A name nobody else has. */
  name(of: string): string {
    return `${this.#prefix}-${of}-${process.pid}`
  }

  async open(): Promise<void> {
    await Promise.all([this.admin.connect(), this.producer.connect()])
    await this.observer.start()
  }

  /** Leaves the cluster without its topics. */
  async close(): Promise<void> {
    await this.changes.stop()
    await this.store.close()
    if (this.#topics.size > 0) await this.admin.deleteTopics({ topics: [...this.#topics] })
    await this.observer.stop()
    await Promise.all([this.admin.disconnect(), this.producer.disconnect()])
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** A topic with so many records on each partition; the nth record has the time `at(n)`, ms. */
  async topic(
    of: string,
    records: readonly number[],
    how: { replicas?: number; at?: (n: number) => number; exactly?: string } = {},
  ): Promise<string> {
    const topic = how.exactly ?? this.name(of)
    this.#topics.add(topic)
    const { replicas = 1, at = () => Date.now() } = how
    await createTopics(this.admin, [{ topic, numPartitions: records.length, replicationFactor: replicas }])
    const messages = records.flatMap((count, partition) =>
      Array.from({ length: count }, (_, n) => ({ partition, value: `record ${n}`, timestamp: String(at(n)) })),
    )
    if (messages.length > 0) await this.producer.send({ topic, messages })
    return topic
  }

  /** Resolves when the picture that warnings are made from has the topic with its configs. */
  seen(topic: string): Promise<void> {
    return eventually(`${topic} is seen`, () => this.observer.snapshot.topics.get(topic)?.config?.cleanupPolicy === 'delete')
  }

  /** Deletes a topic; resolves when nobody says any more that there is one. */
  async remove(topic: string): Promise<void> {
    await this.admin.deleteTopics({ topics: [topic] })
    this.#topics.delete(topic)
    await goneEverywhere(topic)
  }

  /** Deletes a topic and makes it anew: the same name, another id, no records. */
  async recreate(topic: string, partitions: number): Promise<void> {
    await this.admin.deleteTopics({ topics: [topic] })
    await goneEverywhere(topic)
    await createTopics(this.admin, [{ topic, numPartitions: partitions, replicationFactor: 1 }])
  }

  /** Moves the log start up to an offset. */
  async deleteRecords(topic: string, partition: number, offset: bigint): Promise<void> {
    const { client } = this.observer
    const { topics } = await client.topics([topic])
    const leader = topics[0]?.partitions.find((of) => of.partition === partition)?.leader ?? -1
    const [deleted] = await writesOf(client).deleteRecords(leader, topic, [{ partition, offset }])
    if (deleted?.error !== null) throw new Error(`${topic}-${partition}: ${deleted?.error}`)
  }

  /** Commits as somebody who is no member, as assign() does. The offset of each partition, null: none. */
  async commit(group: string, topic: string, offsets: readonly (number | null)[], metadata: string | null = null): Promise<void> {
    const wanted = offsets.flatMap((offset, partition) =>
      offset === null ? [] : [{ topic, partition, offset: BigInt(offset), leaderEpoch: null, metadata }],
    )
    const { client } = this.observer
    // On a new cluster the first to ask makes `__consumer_offsets`.
    const results = await askCoordinator(client, group, async (coordinator) => {
      const answer = await writesOf(client).commitOffsets(coordinator, group, wanted)
      const refused = answer.find(({ error }) => error !== null)
      if (refused?.error) throw new KafkaError(refused.error, `${refused.topic}-${refused.partition}`)
      return answer
    })
    if (results.length !== wanted.length) throw new Error(`${results.length} of ${wanted.length} commits were answered`)
  }

  /** As kafkajs reads them, by partition; `-1` where there is none. */
  async committed(group: string, topic: string): Promise<string[]> {
    return (await this.places(group, topic)).map(([offset]) => offset)
  }

  /** The same with the metadata. */
  async places(group: string, topic: string): Promise<[offset: string, metadata: string | null][]> {
    const [found] = await this.admin.fetchOffsets({ groupId: group, topics: [topic] })
    return (found?.partitions ?? []).toSorted((a, b) => a.partition - b.partition).map(({ offset, metadata }) => [offset, metadata || null])
  }

  plan(group: string, to: object, more: object = {}): Promise<ChangePlan> {
    return this.changes.plan(this.operator, CLUSTER, { kind: 'group.reset-offsets', input: { group, to, ...more } })
  }

  /** The records that are kept of what was done to a group. */
  async changesOf(group: string): Promise<string[]> {
    const { items } = await this.store.changes.list({ cluster: CLUSTER, target: group }, { offset: 0, limit: 100 })
    return items.map(({ id }) => id)
  }

  /** Applies what was planned, with what it wants typed. */
  apply(plan: ChangePlan, more: { arm?: true | { until: string } } = {}): Promise<Change> {
    const confirm = plan.confirm?.kind === 'type' ? plan.confirm.text : undefined
    return this.changes.apply(this.operator, CLUSTER, { planId: plan.id, confirm, ...more })
  }
}
