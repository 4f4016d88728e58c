import 'server-only'
import type kafkajs from 'kafkajs'
import { joins } from './joined-member'
import { eventually } from './real-cluster'

/** A consumer of every partition of a topic that knows where it is: paused or not, it commits and goes elsewhere when it is told to. */
export class KnownConsumer {
  /** The next offset it will read of each partition. */
  readonly positions: bigint[]
  /** null: nothing committed yet. */
  readonly committed: (bigint | null)[]
  readonly #consumer: kafkajs.Consumer
  readonly #group: string
  readonly #topic: string
  readonly #paused = new Set<number>()

  constructor(kafka: kafkajs.Kafka, group: string, topic: string, partitions: number) {
    this.#group = group
    this.#topic = topic
    this.#consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 20 })
    this.positions = Array.from({ length: partitions }, () => 0n)
    this.committed = Array.from({ length: partitions }, () => null)
    this.#consumer.on('consumer.end_batch_process', ({ payload }) => {
      this.positions[payload.partition] = BigInt(payload.lastOffset) + 1n
    })
  }

  join(): Promise<void> {
    return joins(this.#consumer, this.#group, this.#topic, { fromBeginning: true })
  }

  leave(): Promise<void> {
    return this.#consumer.disconnect()
  }

  isPaused(partition: number): boolean {
    return this.#paused.has(partition)
  }

  pause(partition: number): void {
    this.#consumer.pause([{ topic: this.#topic, partitions: [partition] }])
    this.#paused.add(partition)
  }

  resume(partition: number): void {
    this.#consumer.resume([{ topic: this.#topic, partitions: [partition] }])
    this.#paused.delete(partition)
  }

  seek(partition: number, offset: bigint): void {
    this.positions[partition] = offset
    this.#consumer.seek({ topic: this.#topic, partition, offset: String(offset) })
  }

  /** Commits where it is. */
  async commit(partition: number): Promise<void> {
    const offset = this.positions[partition] ?? 0n
    await this.#consumer.commitOffsets([{ topic: this.#topic, partition, offset: String(offset) }])
    this.committed[partition] = offset
  }

  /** Resolves when it has read what it may read. */
  untilRead(ends: readonly bigint[]): Promise<void> {
    return eventually('all is read that is not paused', () => ends.every((end, p) => this.isPaused(p) || this.positions[p] === end))
  }
}
