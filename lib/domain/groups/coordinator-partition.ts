/** Java's String.hashCode, as a signed 32-bit integer. */
function javaHashCode(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0
  return hash
}

/** The partition of `__consumer_offsets` whose leader coordinates a group (GroupMetadataManager.partitionFor). */
export function coordinatorPartition(groupId: string, partitions: number): number {
  return (javaHashCode(groupId) & 0x7fffffff) % partitions
}
