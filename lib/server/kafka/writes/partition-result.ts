import 'server-only'

/** What became of one partition of a write; Kafka answers in an order of its own. */
export interface PartitionResult {
  topic: string
  partition: number
  /** Kafka's error name; null: done. */
  error: string | null
  /** Kafka's own words, where it sends any. */
  message: string | null
}
