import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type kafkajs from 'kafkajs'
import { joins } from './joined-member'

/** What a consumer commits when it has come to `position`, after it committed `last` (null: nothing yet); null: nothing this time. */
export type CommitHabit = (position: bigint, last: bigint | null) => bigint | null

/** A member of a group that reads partition 0 of a topic, read_committed, and commits again and again by a habit that a test may change. */
export class DrivenConsumer {
  /** All that Kafka has taken, oldest first, and when (ms). */
  readonly commits: { offset: bigint; atMs: number }[] = []
  readonly failures: unknown[] = []
  habit: CommitHabit = (position) => position
  everyMs: number
  readonly #consumer: kafkajs.Consumer
  readonly #topic: string
  readonly #left = new AbortController()
  #position = 0n
  #committing: Promise<void> | null = null

  private constructor(consumer: kafkajs.Consumer, topic: string, everyMs: number) {
    this.#consumer = consumer
    this.#topic = topic
    this.everyMs = everyMs
    // Also told of batches of which nothing is handed on: markers, and what was aborted.
    consumer.on('consumer.end_batch_process', ({ payload }) => void (this.#position = BigInt(payload.lastOffset) + 1n))
  }

  /** Of a group without commits, so that it begins at the beginning. */
  static async join(kafka: kafkajs.Kafka, group: string, topic: string, everyMs = 500): Promise<DrivenConsumer> {
    const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
    const driven = new DrivenConsumer(consumer, topic, everyMs)
    await joins(consumer, group, topic, { fromBeginning: true })
    driven.#committing = driven.#commitAgainAndAgain()
    return driven
  }

  get position(): bigint {
    return this.#position
  }

  /** How often it has committed since then. */
  commitsSince(ms: number): number {
    return this.commits.filter(({ atMs }) => atMs > ms).length
  }

  /** Goes back, or on, and reads from there. */
  seek(offset: bigint): void {
    this.#position = offset
    this.#consumer.seek({ topic: this.#topic, partition: 0, offset: String(offset) })
  }

  /** Leaves the group; throws what went wrong before. */
  async leave(): Promise<void> {
    if (this.#left.signal.aborted) return
    this.#left.abort()
    await this.#committing
    await this.#consumer.disconnect()
    if (this.failures.length > 0) throw new AggregateError(this.failures, 'a driven consumer could not commit')
  }

  async #commitAgainAndAgain(): Promise<void> {
    const { signal } = this.#left
    while (!signal.aborted) {
      const offset = this.habit(this.#position, this.commits.at(-1)?.offset ?? null)
      if (offset !== null) {
        try {
          await this.#consumer.commitOffsets([{ topic: this.#topic, partition: 0, offset: String(offset) }])
          this.commits.push({ offset, atMs: Date.now() })
        } catch (error) {
          this.failures.push(error)
        }
      }
      await setTimeout(this.everyMs, undefined, { signal }).catch(() => {})
    }
  }
}
