import 'server-only'
import { type Connection, describeLogDirsV3, describeLogDirsV4 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { contiguously } from '../contiguous'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

const DESCRIBE_LOG_DIRS = [contiguously(describeLogDirsV4), contiguously(describeLogDirsV3)]

export interface ReplicaLog {
  topic: string
  partition: number
  sizeBytes: number
  /** A copy that is being moved here from another log dir. */
  isFuture: boolean
}

export interface LogDirState {
  path: string
  /** KAFKA_STORAGE_ERROR for an offline dir. */
  error: string | null
  /** Of the file system; null before Kafka 3.3, or when the dir is offline. */
  totalBytes: number | null
  usableBytes: number | null
  replicas: ReplicaLog[]
}

/** Every log dir of one broker with each replica's size. Slow on a broker with many: for the `describes` lane only. */
export async function readLogDirs(connection: Connection, versions: BrokerVersions): Promise<LogDirState[]> {
  const api = negotiate(versions, 'DescribeLogDirs', DESCRIBE_LOG_DIRS)
  const answer = await partialAnswer(api.async(connection, null))
  return answer.results.map((dir) => ({
    path: dir.logDir,
    error: kafkaErrorName(dir.errorCode),
    totalBytes: 'totalBytes' in dir ? knownBytes(dir.totalBytes) : null,
    usableBytes: 'usableBytes' in dir ? knownBytes(dir.usableBytes) : null,
    replicas: dir.topics.flatMap((topic) =>
      topic.partitions.map((p) => ({
        topic: topic.name,
        partition: p.partitionIndex,
        sizeBytes: Number(p.partitionSize),
        isFuture: p.isFutureKey,
      })),
    ),
  }))
}

function knownBytes(bytes: unknown): number | null {
  return typeof bytes === 'bigint' && bytes >= 0n ? Number(bytes) : null
}
