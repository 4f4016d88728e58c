import 'server-only'
import type { PartitionResult } from '../../../../kafka/cluster-writes'
import type { StepRefusal } from '../../../define-change'

/** What Kafka refused of a write, by partition. */
export function partitionRefusals(results: readonly PartitionResult[]): StepRefusal[] {
  return results.flatMap(({ topic, partition, error, message }) =>
    error === null ? [] : [{ of: { topic, partition }, kafkaError: error, message }],
  )
}
