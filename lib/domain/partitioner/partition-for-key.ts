import { murmur2 } from './murmur2'

/**
 * Where Kafka's default partitioner puts a record with this key (BuiltInPartitioner.partitionForKey). Holds for the Java
 * client and those that do as it does; librdkafka's default is another hash. An empty key is a key, no key at all is not.
 */
export function partitionForKey(key: Uint8Array, partitions: number): number {
  // The sign is masked, not taken away: the absolute value of the smallest int is negative.
  return (murmur2(key) & 0x7fffffff) % partitions
}
