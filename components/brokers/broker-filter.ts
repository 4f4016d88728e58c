import type { BrokerItem } from '@/lib/contract/brokers'

export interface BrokerFilter {
  q: string
  status: BrokerItem['status'] | null
}

/** Brokers by id, rack or host. All of them are here anyway, so the browser looks. */
export function filterBrokers(brokers: readonly BrokerItem[], { q, status }: BrokerFilter): BrokerItem[] {
  const needle = q.trim().toLowerCase()
  return brokers.filter(
    (broker) =>
      (status === null || broker.status === status) &&
      (!needle || [String(broker.id), broker.rack, address(broker)].some((text) => text?.toLowerCase().includes(needle))),
  )
}

/** `kafka-1.eu:9092`; null while nobody has named it. */
export function address({ host, port }: Pick<BrokerItem, 'host' | 'port'>): string | null {
  if (host === null) return null
  // An IPv6 address has colons of its own.
  const name = host.includes(':') ? `[${host}]` : host
  return port === null ? name : `${name}:${port}`
}

/** Since when it is away: the change of status if that was seen, else its last answer. */
export function awaySince({ statusSince, lastAnsweredAt }: Pick<BrokerItem, 'statusSince' | 'lastAnsweredAt'>): string | null {
  return lastAnsweredAt ?? statusSince
}
