/**
 * New partitions that one request may ask for, as in Kafka's own batches (ReplicationControlManager.MAX_PARTITIONS_PER_BATCH).
 * KRaft's controller places them all in its one event thread, with `validateOnly` too (KAFKA-19673, KAFKA-17870): without
 * a bound a dry run alone could stop the cluster.
 */
export const MOST_NEW_PARTITIONS = 10_000
