import type { ServiceName } from '../access/services.ts'
import { type Connection, kafkaOf } from './clients.ts'
import { pause, type Task } from './keep-running.ts'
import { type BusinessTopic, messages } from './messages.ts'

interface Flow {
  service: ServiceName
  topic: BusinessTopic
  perSecond: number
  everyMs: number
  /** 1 where the topic cannot be written with all: the leader takes it, and nobody sees it yet. */
  acks?: 1
}

export const FLOWS: Flow[] = [
  { service: 'svc-storefront', topic: 'page-views', perSecond: 200, everyMs: 1_000 },
  { service: 'svc-storefront', topic: 'orders', perSecond: 20, everyMs: 1_000 },
  { service: 'svc-storefront', topic: 'customers', perSecond: 2, everyMs: 5_000 },
  { service: 'svc-payments', topic: 'payments', perSecond: 10, everyMs: 1_000 },
  { service: 'svc-payments', topic: 'audit-log', perSecond: 0.5, everyMs: 10_000 },
  { service: 'svc-warehouse', topic: 'inventory', perSecond: 15, everyMs: 1_000 },
  { service: 'svc-orders', topic: 'shipments', perSecond: 5, everyMs: 2_000 },
  { service: 'svc-orders', topic: 'orders.dlq', perSecond: 0.05, everyMs: 20_000 },
  { service: 'svc-notify', topic: 'notifications', perSecond: 8, everyMs: 1_000 },
  { service: 'svc-erp', topic: 'legacy-imports', perSecond: 0.5, everyMs: 10_000, acks: 1 },
]

/** What is due is counted by the clock, so a broker's absence makes a gap and then a burst, as it does in life. */
export function produce(connection: Connection, { service, topic, perSecond, everyMs, acks }: Flow): Task {
  return async (signal) => {
    const producer = kafkaOf(connection, service, `${service}-${topic}`).producer({ allowAutoTopicCreation: false })
    await producer.connect()
    try {
      let sentUntil = Date.now()
      while (!signal.aborted) {
        await pause(everyMs, signal)
        const due = Math.min(Math.floor(((Date.now() - sentUntil) / 1_000) * perSecond), 5_000)
        if (due === 0) continue
        await producer.send({ topic, acks: acks ?? -1, messages: messages(topic, due) })
        sentUntil += (due / perSecond) * 1_000
      }
    } finally {
      await producer.disconnect().catch(() => undefined)
    }
  }
}

/** Each transaction posts both sides of a booking; one in ten is given up, which leaves aborted records behind. */
export function writeLedger(connection: Connection): Task {
  return async (signal) => {
    const kafka = kafkaOf(connection, 'svc-payments', 'ledger-writer')
    const producer = kafka.producer({
      transactionalId: 'ledger-writer',
      transactionTimeout: 30_000,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    })
    await producer.connect()
    try {
      while (!signal.aborted) {
        const transaction = await producer.transaction()
        await transaction.send({ topic: 'ledger', messages: messages('ledger', 8) })
        await (Math.random() < 0.1 ? transaction.abort() : transaction.commit())
        await pause(1_500, signal)
      }
    } finally {
      await producer.disconnect().catch(() => undefined)
    }
  }
}
