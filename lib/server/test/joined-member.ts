import 'server-only'
import type kafkajs from 'kafkajs'
import { eventually } from './real-cluster'

/** A member that has joined, commits what it is told to, and leaves when it is told to. */
export async function joinedMember(kafka: kafkajs.Kafka, groupId: string, topic: string): Promise<kafkajs.Consumer> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 })
  let joined = false
  consumer.on('consumer.group_join', () => void (joined = true))
  await consumer.connect()
  await consumer.subscribe({ topic })
  await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  await eventually(`a member of ${groupId}`, () => joined)
  return consumer
}
