import type { Membership } from './consume.ts'

function members(count: number, of: Omit<Membership, 'clientId'>): Membership[] {
  return Array.from({ length: count }, (_, index) => ({ ...of, clientId: `${of.group}-${index + 1}` }))
}

/** Who reads what, by the state its group is there to show. */
export const MEMBERS = {
  healthy: [
    ...members(3, { group: 'order-fulfilment', service: 'svc-orders', topics: ['orders'] }),
    ...members(2, { group: 'payment-reconciliation', service: 'svc-payments', topics: ['payments'] }),
    ...members(1, { group: 'search-indexer', service: 'svc-search', topics: ['customers', 'inventory'] }),
    ...members(1, { group: 'email-sender', service: 'svc-notify', topics: ['notifications'] }),
    ...members(1, { group: 'erp-import', service: 'svc-erp', topics: ['legacy-imports'] }),
  ],
  readCommitted: members(1, { group: 'ledger-balance', service: 'svc-finance', topics: ['ledger'], readCommitted: true }),
  fallingBehind: members(2, { group: 'clickstream-archive', service: 'svc-analytics', topics: ['page-views'] }),
  stalled: members(2, { group: 'fraud-scoring', service: 'svc-fraud', topics: ['payments'] }),
  bursty: members(1, { group: 'stock-sync', service: 'svc-warehouse', topics: ['inventory'] }),
  stopped: members(1, { group: 'nightly-settlement', service: 'svc-finance', topics: ['payments'] }),
  done: members(1, { group: 'ml-backfill-2026-11-14', service: 'svc-analytics', topics: ['model-features'] }),
  /** KIP-848: the broker assigns. */
  consumerProtocol: members(2, { group: 'invoice-writer', service: 'svc-finance', topics: ['orders'] }),
  /** With a group.instance.id each: a restart within the session timeout moves no partition. */
  static: members(2, { group: 'inventory-projection', service: 'svc-warehouse', topics: ['inventory'] }),
  share: members(1, { group: 'shipping-labels', service: 'svc-warehouse', topics: ['shipments'] }),
}
