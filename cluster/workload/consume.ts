import type { Consumer, EachBatchPayload } from 'kafkajs'
import type { ServiceName } from '../access/services.ts'
import { type Connection, kafkaOf } from './clients.ts'
import { aborted, type Task } from './keep-running.ts'

export interface Membership {
  group: string
  service: ServiceName
  topics: string[]
  clientId: string
  readCommitted?: boolean
}

/** What a member does with what it reads. */
export interface Habit {
  commits: boolean
  eachBatch(payload: EachBatchPayload, consumer: Consumer, signal: AbortSignal): Promise<void>
  /** Runs beside the reading, from when the member has joined; the member leaves when it returns. */
  meanwhile?(consumer: Consumer, signal: AbortSignal): Promise<void>
}

/** A member of a classic group, by kafkajs, until the signal or until its habit has it leave. */
export function consume(connection: Connection, member: Membership, habit: Habit): Task {
  return async (signal) => {
    const consumer = kafkaOf(connection, member.service, member.clientId).consumer({
      groupId: member.group,
      allowAutoTopicCreation: false,
      sessionTimeout: 20_000,
      heartbeatInterval: 3_000,
      // Few and larger fetches: a member asks each broker every other second.
      minBytes: 64 * 1024,
      maxWaitTimeInMs: 2_000,
      readUncommitted: !member.readCommitted,
    })
    const crashed = new Promise<never>((_, reject) => {
      consumer.on('consumer.crash', ({ payload }) => {
        if (!payload.restart) reject(payload.error)
      })
    })
    crashed.catch(() => undefined)
    try {
      await consumer.connect()
      await consumer.subscribe({ topics: member.topics, fromBeginning: true })
      await consumer.run({
        autoCommit: habit.commits,
        autoCommitInterval: 3_000,
        eachBatch: (payload) => habit.eachBatch(payload, consumer, signal),
      })
      await Promise.race([crashed, habit.meanwhile?.(consumer, signal) ?? aborted(signal)])
    } finally {
      await consumer.disconnect().catch(() => undefined)
    }
  }
}
