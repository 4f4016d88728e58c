import { Consumer, type ConsumerGroupOptions, type GroupOptions } from '@platformatic/kafka'
import { type Connection, passwordOf } from './clients.ts'
import type { Membership } from './consume.ts'
import { aborted, type Task } from './keep-running.ts'

/** What kafkajs cannot be: a member of a KIP-848 group, or a static member that keeps its partitions over a restart. */
export function consumeAs(connection: Connection, member: Membership, group: ConsumerGroupOptions | GroupOptions): Task {
  return async (signal) => {
    const consumer = new Consumer({
      groupId: member.group,
      clientId: member.clientId,
      bootstrapBrokers: connection.sasl.split(','),
      sasl: { mechanism: 'SCRAM-SHA-512', username: member.service, password: passwordOf(connection.passwords, member.service) },
      autocreateTopics: false,
      autocommit: 3_000,
      minBytes: 64 * 1024,
      maxWaitTime: 2_000,
      retries: 5,
      ...group,
    })
    try {
      const stream = await consumer.consume({ topics: member.topics, mode: 'committed', fallbackMode: 'earliest' })
      const ended = new Promise<never>((_, reject) => {
        stream.on('error', reject)
        stream.on('close', () => reject(new Error('the stream was closed')))
      })
      ended.catch(() => undefined)
      stream.on('data', () => undefined)
      await Promise.race([ended, aborted(signal)])
    } finally {
      await consumer.close(true).catch(() => undefined)
    }
  }
}
