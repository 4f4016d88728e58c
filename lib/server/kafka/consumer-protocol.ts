import 'server-only'

export interface AssignedTopic {
  topic: string
  partitions: number[]
}

/**
 * The partitions in a classic member's assignment bytes (ConsumerProtocolAssignment: version, then
 * topics with partitions; int16-length strings, int32-length arrays). Empty for other protocol types
 * (Connect) and for bytes that do not parse.
 */
export function parseConsumerAssignment(bytes: Buffer): AssignedTopic[] {
  try {
    let at = 2
    const readInt32 = () => {
      const value = bytes.readInt32BE(at)
      at += 4
      return value
    }
    const topics: AssignedTopic[] = []
    for (let topicsLeft = readInt32(); topicsLeft > 0; topicsLeft--) {
      const length = bytes.readInt16BE(at)
      const topic = bytes.toString('utf8', at + 2, at + 2 + length)
      at += 2 + length
      const partitions: number[] = []
      for (let left = readInt32(); left > 0; left--) partitions.push(readInt32())
      topics.push({ topic, partitions })
    }
    return topics
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
