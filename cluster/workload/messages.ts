import { randomUUID } from 'node:crypto'
import type { Message } from 'kafkajs'

const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(Math.random() * values.length)] ?? values[0]
const number = (below: number) => Math.floor(Math.random() * below)
const cents = (below: number) => Math.round(Math.random() * below * 100) / 100
const customer = () => `C-${10_000 + number(4_000)}`
const sku = () => `SKU-${1_000 + number(600)}`

let orders = 480_000
const nextOrder = () => `O-${++orders}`
const recentOrder = () => `O-${orders - number(200)}`

/** What the business says on each topic: a key that spreads, JSON that reads well, a header where a trace would be. */
const BODIES = {
  orders: () => ({
    key: nextOrder(),
    customer: customer(),
    items: [{ sku: sku(), quantity: 1 + number(3) }],
    total: cents(180),
    currency: pick(['EUR', 'EUR', 'SEK', 'PLN']),
  }),
  payments: () => ({
    key: recentOrder(),
    amount: cents(180),
    method: pick(['card', 'invoice', 'swish']),
    status: pick(['captured', 'refused']),
  }),
  'page-views': () => ({ key: customer(), path: pick(['/', '/cart', '/checkout', `/p/${sku()}`]), device: pick(['phone', 'desktop']) }),
  inventory: () => ({ key: sku(), warehouse: pick(['Malmö', 'Gdańsk', 'Lyon']), delta: number(9) - 4 }),
  shipments: () => ({ key: recentOrder(), carrier: pick(['DHL', 'PostNord', 'DPD']), parcel: randomUUID() }),
  customers: () => ({ key: customer(), name: pick(['Ada', 'Bruno', 'Chiara', 'Edsger']), newsletter: Math.random() < 0.4 }),
  notifications: () => ({
    key: customer(),
    channel: pick(['email', 'sms', 'push']),
    template: pick(['order-confirmed', 'shipped', 'refund']),
  }),
  ledger: () => ({ key: recentOrder(), account: `A-${100 + number(60)}`, debit: cents(180), credit: 0 }),
  'audit-log': () => ({ key: pick(['anna.berg', 'svc-payments']), action: pick(['refund', 'price-change', 'login']) }),
  'model-features': () => ({ key: customer(), vector: Array.from({ length: 6 }, () => cents(1)) }),
  'orders.dlq': () => ({ key: recentOrder(), error: 'address could not be parsed', attempts: 5 }),
  'legacy-imports': () => ({ key: `BATCH-${number(90_000)}`, rows: number(500), source: 'as400' }),
} satisfies Record<string, () => { key: string } & Record<string, unknown>>

export type BusinessTopic = keyof typeof BODIES

export function messages(topic: BusinessTopic, count: number, at: (index: number) => number = () => Date.now()): Message[] {
  return Array.from({ length: count }, (_, index) => {
    const { key, ...body } = BODIES[topic]()
    const time = at(index)
    return {
      key,
      value: JSON.stringify({ id: key, at: new Date(time).toISOString(), ...body }),
      headers: { 'content-type': 'application/json' },
      timestamp: String(time),
    }
  })
}
