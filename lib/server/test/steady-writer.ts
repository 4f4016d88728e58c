import 'server-only'
import { setTimeout } from 'node:timers/promises'
import type kafkajs from 'kafkajs'

/** Writes to partition 0 of a topic, so many records every so often, until it is told to stop. */
export class SteadyWriter {
  records: number
  everyMs: number
  readonly #producer: kafkajs.Producer
  readonly #topic: string
  readonly #stopped = new AbortController()
  readonly #writing: Promise<void>

  constructor(producer: kafkajs.Producer, topic: string, { records, everyMs }: { records: number; everyMs: number }) {
    this.#producer = producer
    this.#topic = topic
    this.records = records
    this.everyMs = everyMs
    this.#writing = this.#write()
  }

  /** Throws if something could not be written. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#writing
  }

  async #write(): Promise<void> {
    const { signal } = this.#stopped
    while (!signal.aborted) {
      const messages = Array.from({ length: this.records }, () => ({ partition: 0, value: 'a record' }))
      await this.#producer.send({ topic: this.#topic, messages })
      await setTimeout(this.everyMs, undefined, { signal }).catch(() => {})
    }
  }
}
