import 'server-only'
import type { LogDirState } from '../kafka/reads/log-dirs'

/** One copy of a partition in one log dir of a broker. */
export interface PartitionLog {
  logDir: string
  sizeBytes: number
  isFuture: boolean
}

/** Where each copy lies on one broker. Made once when its log dirs are read: every picture and page looks things up here. */
export class LogIndex {
  readonly #logs = new Map<string, Map<number, PartitionLog[]>>()

  constructor(dirs: readonly LogDirState[]) {
    for (const { path, replicas } of dirs) {
      for (const { topic, partition, sizeBytes, isFuture } of replicas) {
        const partitions = this.#logs.get(topic) ?? new Map<number, PartitionLog[]>()
        this.#logs.set(topic, partitions)
        const log = { logDir: path, sizeBytes, isFuture }
        const logs = partitions.get(partition)
        if (logs) logs.push(log)
        else partitions.set(partition, [log])
      }
    }
  }

  logs(topic: string, partition: number): readonly PartitionLog[] {
    return this.#logs.get(topic)?.get(partition) ?? []
  }

  /** Bytes of the copy that counts (not of one being moved here); null where there is none. */
  sizeBytes(topic: string, partition: number): number | null {
    return this.logs(topic, partition).find((log) => !log.isFuture)?.sizeBytes ?? null
  }
}
