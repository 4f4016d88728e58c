// The demo's business: `node cluster/workload/main.ts <connection file>`, one process for all producers and consumers.
import { dirname, join } from 'node:path'
import { consume, type Membership } from './consume.ts'
import { readConnection } from './clients.ts'
import { bursty, healthy, leavesAtOnce, limitedTo, readsOnce, stalled } from './habits.ts'
import { keepRunning, say, type Task } from './keep-running.ts'
import { consumeAs } from './modern-consumer.ts'
import { FLOWS, produce, writeLedger } from './producers.ts'
import { shareConsume } from './share-consumer.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node cluster/workload/main.ts <connection file>')
const connection = readConnection(file)

const members = (count: number, of: Omit<Membership, 'clientId'>): Membership[] =>
  Array.from({ length: count }, (_, index) => ({ ...of, clientId: `${of.group}-${index + 1}` }))

const fulfilment = members(3, { group: 'order-fulfilment', service: 'svc-orders', topics: ['orders'] })
const reconciliation = members(2, { group: 'payment-reconciliation', service: 'svc-payments', topics: ['payments'] })
const archive = members(2, { group: 'clickstream-archive', service: 'svc-analytics', topics: ['page-views'] })
const fraud = members(2, { group: 'fraud-scoring', service: 'svc-fraud', topics: ['payments'] })
const stock = members(1, { group: 'stock-sync', service: 'svc-warehouse', topics: ['inventory'] })
const search = members(1, { group: 'search-indexer', service: 'svc-search', topics: ['customers', 'inventory'] })
const email = members(1, { group: 'email-sender', service: 'svc-notify', topics: ['notifications'] })
const erp = members(1, { group: 'erp-import', service: 'svc-erp', topics: ['legacy-imports'] })
const settlement = members(1, { group: 'nightly-settlement', service: 'svc-finance', topics: ['payments'] })
const backfill = members(1, { group: 'ml-backfill-2026-11-14', service: 'svc-analytics', topics: ['model-features'] })
const balance = members(1, { group: 'ledger-balance', service: 'svc-finance', topics: ['ledger'], readCommitted: true })
const invoices = members(2, { group: 'invoice-writer', service: 'svc-finance', topics: ['orders'] })
const projection = members(2, { group: 'inventory-projection', service: 'svc-warehouse', topics: ['inventory'] })
const labels = members(1, { group: 'shipping-labels', service: 'svc-warehouse', topics: ['shipments'] })

const tasks: [name: string, task: Task][] = [
  ...FLOWS.map((flow): [string, Task] => [`${flow.service} → ${flow.topic}`, produce(connection, flow)]),
  ['ledger-writer', writeLedger(connection)],
  ...[...fulfilment, ...reconciliation, ...search, ...email, ...erp, ...balance].map((member): [string, Task] => [
    member.clientId,
    consume(connection, member, healthy),
  ]),
  // Together four fifths of what is written to page-views.
  ...archive.map((member): [string, Task] => [member.clientId, consume(connection, member, limitedTo(80))]),
  ...fraud.map((member): [string, Task] => [member.clientId, consume(connection, member, stalled)]),
  ...stock.map((member): [string, Task] => [member.clientId, consume(connection, member, bursty(member.topics))]),
  ...settlement.map((member): [string, Task] => [member.clientId, consume(connection, member, leavesAtOnce())]),
  ...backfill.map((member): [string, Task] => [member.clientId, consume(connection, member, readsOnce())]),
  ...invoices.map((member): [string, Task] => [member.clientId, consumeAs(connection, member, { groupProtocol: 'consumer' })]),
  ...projection.map((member): [string, Task] => [
    member.clientId,
    consumeAs(connection, member, { groupInstanceId: member.clientId, sessionTimeout: 30_000 }),
  ]),
  ...labels.map((member): [string, Task] => [
    member.clientId,
    shareConsume(connection, member, join(dirname(file), `${member.clientId}.properties`)),
  ]),
]

const stop = new AbortController()
process.on('unhandledRejection', (error) => say(`unhandled: ${error instanceof Error ? error.message : String(error)}`))
process.on('uncaughtException', (error) => say(`uncaught: ${error.message}`))
function end(): void {
  stop.abort()
  // Leaving a group in order takes a moment; a broker that is away must not hold back the end.
  setTimeout(() => process.exit(0), 4_000).unref()
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end)
process.once('disconnect', end)

say(`${tasks.length} producers and consumers`)
await Promise.all(tasks.map(([name, task]) => keepRunning(name, task, stop.signal)))
say('stopped')
process.exit(0)
