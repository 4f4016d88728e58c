import 'server-only'
import type { BrokerVersions } from './api-versions'

export interface Feature {
  name: string
  /** Kafka's level number; null: not finalized. */
  finalized: number | null
  possible: number
}

/** The features every one of these brokers knows, by name. The slowest binary decides what is possible. */
export function commonFeatures(brokers: readonly BrokerVersions[]): Feature[] {
  const [first, ...rest] = brokers
  if (!first) return []
  return [...first.possibleFeatures]
    .filter(([name]) => rest.every((broker) => broker.possibleFeatures.has(name)))
    .map(([name, level]) => ({
      name,
      finalized: Math.max(...brokers.map((broker) => broker.features.get(name) ?? 0)) || null,
      possible: Math.min(level, ...rest.map((broker) => broker.possibleFeatures.get(name) ?? 0)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
