import 'server-only'
import type { GroupState } from '../../observe/snapshot'

interface Owner {
  /** The member's host as Kafka says it, `/10.4.2.29`; empty where nobody owns the partition, or its members are not known. */
  owner: string
  clientId: string
}

export type Owners = (topic: string, partition: number) => Owner

const NOBODY: Owner = { owner: '', clientId: '' }

/** Who owns which partition. Burrow knows it of classic groups alone; here members of KIP-848 groups are known as well. */
export function ownersOf({ membership }: GroupState): Owners {
  const byTopic = new Map<string, Map<number, Owner>>()
  for (const { host, clientId, assignments } of membership?.members ?? []) {
    for (const { topic, partitions } of assignments) {
      const owners = byTopic.get(topic) ?? new Map<number, Owner>()
      byTopic.set(topic, owners)
      for (const partition of partitions) owners.set(partition, { owner: `/${host}`, clientId })
    }
  }
  return (topic, partition) => byTopic.get(topic)?.get(partition) ?? NOBODY
}
