import { beforeEach, describe, expect, test } from 'vitest'
import { KafkaError } from '../kafka-error'
import { TailedPartition } from './tailed-partition'

let now = 1_000_000
let followed: TailedPartition

beforeEach(() => {
  now = 1_000_000
  followed = new TailedPartition(1, now)
})

/** Reads on to `next` while the log ends at `highWatermark`, a time after the last answer. */
function read(next: bigint, highWatermark: bigint, afterMs = 0): number | null {
  now += afterMs
  followed.read({ partition: 0, error: null, next, highWatermark, entries: [] }, followed.next ?? 0n, now)
  return followed.behindMs(now)
}

describe('how late a partition is read', () => {
  test('is nothing while each answer goes to the end', () => {
    expect([read(10n, 10n), read(20n, 20n, 3_000), read(20n, 20n, 60_000)]).toEqual([null, null, null])
  })

  test('is for how long an end that was told has not been read to, whatever the brokers hold for the time', () => {
    expect(read(10n, 100n)).toBe(0)
    expect(read(60n, 160n, 2_000)).toBe(2_000)
    now += 2_000
    expect(followed.behindMs(now)).toBe(4_000)
    // The end of 4 s ago is reached; the next one counts from when it was told.
    expect(read(100n, 200n)).toBe(4_000)
    expect(read(150n, 250n, 1_000)).toBe(4_000)
    expect(read(200n, 300n, 500)).toBe(1_500)
    expect(read(300n, 300n, 100)).toBeNull()
    expect(read(310n, 320n, 100)).toBe(0)
  })

  test('does not count the time in which it could not be read', () => {
    read(10n, 100n)
    read(20n, 100n, 1_000)
    followed.failed(new KafkaError('NETWORK_EXCEPTION', 'closed the connection'))
    expect(read(30n, 5_000n, 20_000)).toBe(1_000)
  })

  test('begins anew with another leader', () => {
    read(10n, 100n)
    now += 9_000
    followed.follow(2, now)
    expect(followed.behindMs(now)).toBeNull()
    expect(read(20n, 9_000n, 4_000)).toBe(0)
    expect(read(30n, 9_500n, 1_000)).toBe(1_000)
  })
})
