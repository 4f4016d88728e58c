import type { PartitionItem } from '../contract/topics'

/** `gone`: on a broker that is not there, or on a log dir that failed. `out`: the broker is there, the copy lags. */
export type ReplicaState = 'leader' | 'in-sync' | 'out' | 'gone'

export interface ReplicaMark {
  broker: number
  state: ReplicaState
}

type Replication = Pick<PartitionItem, 'leader' | 'replicas' | 'isr' | 'offlineReplicas'>

/** The copies of a partition in the order of its assignment, the preferred leader first. */
export function replicaMarks(partition: Replication): ReplicaMark[] {
  return partition.replicas.map((broker) => ({ broker, state: replicaState(partition, broker) }))
}

function replicaState({ leader, isr, offlineReplicas }: Replication, broker: number): ReplicaState {
  if (broker === leader) return 'leader'
  if (offlineReplicas.includes(broker)) return 'gone'
  return isr.includes(broker) ? 'in-sync' : 'out'
}

/** Copies that can be used: in sync, and on a broker that is there. An ISR keeps its last member when that goes away. */
export function copiesInSync({ replicas, isr, offlineReplicas }: Omit<Replication, 'leader'>): number {
  return replicas.filter((broker) => isr.includes(broker) && !offlineReplicas.includes(broker)).length
}
