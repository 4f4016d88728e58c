/** A service account of the demo's business and what it may do; acls.ts turns this into Kafka's bindings. */
export interface Service {
  name: string
  writes?: string[]
  reads?: string[]
  /** Groups it may be a member of, classic, KIP-848 or share. */
  groups?: string[]
  transactionalIds?: string[]
}

export const SERVICES = [
  { name: 'svc-storefront', writes: ['orders', 'page-views', 'customers'] },
  { name: 'svc-orders', reads: ['orders'], groups: ['order-fulfilment', 'ml-backfill-2026-11-14'], writes: ['shipments', 'orders.dlq'] },
  {
    name: 'svc-payments',
    writes: ['payments', 'ledger', 'audit-log'],
    reads: ['orders', 'payments'],
    groups: ['payment-reconciliation'],
    transactionalIds: ['ledger-writer'],
  },
  { name: 'svc-fraud', reads: ['payments'], groups: ['fraud-scoring'] },
  { name: 'svc-finance', reads: ['orders', 'payments', 'ledger'], groups: ['invoice-writer', 'ledger-balance', 'nightly-settlement'] },
  {
    name: 'svc-warehouse',
    writes: ['inventory'],
    reads: ['inventory', 'shipments'],
    groups: ['stock-sync', 'inventory-projection', 'shipping-labels'],
  },
  { name: 'svc-analytics', reads: ['page-views', 'model-features'], groups: ['clickstream-archive', 'ml-backfill-2026-11-14'] },
  { name: 'svc-search', reads: ['customers', 'inventory'], groups: ['search-indexer'] },
  { name: 'svc-notify', writes: ['notifications'], reads: ['notifications', 'shipments'], groups: ['email-sender'] },
  { name: 'svc-erp', writes: ['legacy-imports'], reads: ['legacy-imports'], groups: ['erp-import'] },
] as const satisfies Service[]

export type ServiceName = (typeof SERVICES)[number]['name']

/** The console's own login. */
export const CONSOLE_USER = 'highwater-console'

/** People and partners who are not connected now, so that the list of users is not only services. */
export const PEOPLE = ['anna.berg', 'contractor-dan', 'partner-acme'] as const
