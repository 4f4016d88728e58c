import { partitionForKey } from './partition-for-key'

export interface MovedKeys {
  /** Distinct keys. */
  keys: number
  /** Of them, those whose new records go to another partition: their order across the change is lost. */
  moved: number
}

/** What a change of the number of partitions (both at least 1) does to these keys, given Kafka's default partitioner. */
export function movedKeys(keys: readonly Uint8Array[], before: number, after: number): MovedKeys {
  const distinct = new Map(keys.map((key) => [key.join(), key]))
  const moved = [...distinct.values()].filter((key) => partitionForKey(key, before) !== partitionForKey(key, after))
  return { keys: distinct.size, moved: moved.length }
}
