import type { BrokerItem } from '@/lib/contract/brokers'

type LogDir = BrokerItem['logDirs'][number]

export interface DiskUse {
  usedBytes: number
  totalBytes: number
  /** 0 to 1. */
  share: number
}

/** From here on somebody should look, and from here on it is nearly too late. */
const WARN_SHARE = 0.85
const DANGER_SHARE = 0.95

/** null where the broker does not say: its Kafka is older than 3.3, or the dir failed. */
export function diskUse({ totalBytes, usableBytes }: Pick<LogDir, 'totalBytes' | 'usableBytes'>): DiskUse | null {
  if (totalBytes === null || usableBytes === null || totalBytes <= 0) return null
  const usedBytes = Math.max(0, totalBytes - usableBytes)
  return { usedBytes, totalBytes, share: Math.min(1, usedBytes / totalBytes) }
}

/** All dirs together; null when any of those that work does not say. */
export function diskUseOfAll(dirs: readonly LogDir[]): DiskUse | null {
  const working = dirs.filter((dir) => dir.error === null)
  if (working.length === 0) return null
  let [totalBytes, usableBytes] = [0, 0]
  for (const dir of working) {
    if (dir.totalBytes === null || dir.usableBytes === null) return null
    totalBytes += dir.totalBytes
    usableBytes += dir.usableBytes
  }
  return diskUse({ totalBytes, usableBytes })
}

/** Kafka before 3.3 does not tell how large its disks are. */
export function tellsNoSizes(dirs: readonly LogDir[]): boolean {
  return dirs.some((dir) => dir.error === null && dir.totalBytes === null)
}

export function diskTone(share: number): 'danger' | 'warn' | null {
  if (share >= DANGER_SHARE) return 'danger'
  return share >= WARN_SHARE ? 'warn' : null
}
