import { describe, expect, it } from 'vitest'
import { diskTone, diskUse, diskUseOfAll, tellsNoSizes } from './disk-use'

const dir = (totalBytes: number | null, usableBytes: number | null, error: string | null = null) => ({
  path: '/data/a',
  error,
  totalBytes,
  usableBytes,
  replicas: 1,
  replicaBytes: 1,
})

describe('how full a disk is', () => {
  it('is unknown where the broker does not say, never empty', () => {
    expect(diskUse(dir(null, null))).toBeNull()
    expect(diskUseOfAll([dir(100, 40), dir(null, null)])).toBeNull()
    expect(diskUseOfAll([])).toBeNull()
  })

  it('is never told by an old Kafka; a dir that failed says nothing of that', () => {
    expect(tellsNoSizes([dir(null, null)])).toBe(true)
    expect(tellsNoSizes([dir(100, 40), dir(null, null, 'KAFKA_STORAGE_ERROR')])).toBe(false)
  })

  it('adds up the dirs that work', () => {
    expect(diskUseOfAll([dir(100, 40), dir(300, 140), dir(null, null, 'KAFKA_STORAGE_ERROR')])).toEqual({
      usedBytes: 220,
      totalBytes: 400,
      share: 0.55,
    })
  })

  it('warns before it is full', () => {
    expect([0.5, 0.849, 0.85, 0.95].map(diskTone)).toEqual([null, null, 'warn', 'danger'])
  })
})
