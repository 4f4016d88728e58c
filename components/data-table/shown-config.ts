import type { ConfigEntry } from '@/lib/client/queries/types'

/** A config, and for one of a broker's, which others have another value. */
export interface ShownConfig extends ConfigEntry {
  others?: readonly { broker: number; value: string | null }[]
  /** Each broker must have its own. */
  perBroker?: boolean
}

/** True where brokers disagree that should not: ids, listeners and directories must differ. */
export function differs({ others = [], perBroker = false }: ShownConfig): boolean {
  return others.length > 0 && !perBroker
}

/** The other brokers' values, the commonest first, each with the ids of who has it. */
export function groupByValue(others: NonNullable<ShownConfig['others']>): { value: string | null; brokers: number[] }[] {
  const groups = new Map<string | null, number[]>()
  for (const { broker, value } of others) groups.set(value, [...(groups.get(value) ?? []), broker])
  return [...groups]
    .map(([value, brokers]) => ({ value, brokers: brokers.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.brokers.length - a.brokers.length || (a.brokers[0] ?? 0) - (b.brokers[0] ?? 0))
}

/** What Kafka itself would take; null where the value is that, or Kafka has none. */
export function kafkasDefault({ source, synonyms }: ShownConfig): ConfigEntry['synonyms'][number] | null {
  return source === 'default' ? null : (synonyms.find((synonym) => synonym.source === 'default') ?? null)
}
