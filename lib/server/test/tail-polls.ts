import 'server-only'
import { setImmediate } from 'node:timers/promises'
import type { KafkaError } from '../kafka/kafka-error'
import type { OffsetsTopicEntry, OffsetsTopicPart, Waiting } from '../kafka/offsets-topic/read-offsets-topic'

/** One long poll that waits for the test to answer it. */
export interface Poll {
  broker: number
  topicId: string
  from: Record<number, number>
  how: Waiting
  answer(...parts: OffsetsTopicPart[]): Promise<void>
  fail(error: KafkaError): Promise<void>
}

/** Until all that is not waiting for the test has been done. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 5; n++) await setImmediate()
}

export const part = (partition: number, next: bigint, entries: OffsetsTopicEntry[] = [], highWatermark = next): OffsetsTopicPart => ({
  partition,
  error: null,
  next,
  highWatermark,
  entries,
})
export const refused = (partition: number, error: string): OffsetsTopicPart => ({
  partition,
  error,
  next: 0n,
  highWatermark: -1n,
  entries: [],
})
export const leaders = (...of: (number | null)[]) => new Map(of.map((leader, partition) => [partition, leader]))
