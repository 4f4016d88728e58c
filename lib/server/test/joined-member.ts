import 'server-only'
import type kafkajs from 'kafkajs'
import { eventually } from './real-cluster'

/** A member that has joined, commits what it is told to, and leaves when it is told to. */
export async function joinedMember(kafka: kafkajs.Kafka, groupId: string, topic: string): Promise<kafkajs.Consumer> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
  await joins(consumer, groupId, topic)
  return consumer
}

/** Reads a topic as a member, from its beginning if asked to; resolves when it has joined. */
export async function joins(consumer: kafkajs.Consumer, groupId: string, topic: string, { fromBeginning = false } = {}): Promise<void> {
  let hasJoined = false
  consumer.on('consumer.group_join', () => void (hasJoined = true))
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning })
  await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  await eventually(`a member of ${groupId}`, () => hasJoined)
}
