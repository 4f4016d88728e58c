import type { GroupDetail } from '@/lib/contract/groups'
import { formatOffsetsCsv } from '@/lib/domain/offsets/offsets-csv'

/** Where the group stands, as `kafka-consumer-groups.sh --export` writes it for one group. Partitions whose offset is not known are left out. */
export function offsetsCsvOf({ partitions }: Pick<GroupDetail, 'partitions'>): string {
  return formatOffsetsCsv(
    partitions.flatMap(({ topic, partition, committed, startOffset }) => {
      const offset = committed ?? startOffset
      return offset === null ? [] : [{ group: null, topic, partition, offset: BigInt(offset) }]
    }),
  )
}

/** Hands it over as a file. */
export function downloadOffsets(group: Pick<GroupDetail, 'id' | 'asOf' | 'partitions'>): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([offsetsCsvOf(group)], { type: 'text/csv' }))
  link.download = `offsets-of-${group.id}-${group.asOf}.csv`.replaceAll(/[^\w.-]+/g, '-')
  link.click()
  // After the click has been dealt with: until then the file is read from it.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
