/** What one broker says of features (KIP-584): the level each runs at, and the highest its binaries could run. */
export interface BrokerFeatures {
  finalized: ReadonlyMap<string, number>
  possible: ReadonlyMap<string, number>
}

export interface Feature {
  name: string
  /** Kafka's level number; null: not finalized. */
  finalized: number | null
  possible: number
}

/** The features that every one of these brokers knows, by name. The oldest binary decides what is possible. */
export function commonFeatures(brokers: readonly BrokerFeatures[]): Feature[] {
  const [first, ...rest] = brokers
  if (!first) return []
  return [...first.possible]
    .filter(([name]) => rest.every((broker) => broker.possible.has(name)))
    .map(([name, level]) => ({
      name,
      finalized: Math.max(...brokers.map((broker) => broker.finalized.get(name) ?? 0)) || null,
      possible: Math.min(level, ...rest.map((broker) => broker.possible.get(name) ?? 0)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
