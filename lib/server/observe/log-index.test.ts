import { expect, test } from 'vitest'
import { LogIndex } from './log-index'

const dir = (path: string, replicas: { partition: number; sizeBytes: number; isFuture: boolean }[]) => ({
  path,
  error: null,
  totalBytes: null,
  usableBytes: null,
  replicas: replicas.map((replica) => ({ topic: 'orders', ...replica })),
})

test('a copy being moved from one log dir to another is listed, and does not count as the copy', () => {
  const index = new LogIndex([
    dir('/a', [{ partition: 0, sizeBytes: 3, isFuture: true }]),
    dir('/b', [{ partition: 0, sizeBytes: 9, isFuture: false }]),
  ])
  expect(index.logs('orders', 0).map((log) => log.logDir)).toEqual(['/a', '/b'])
  expect(index.sizeBytes('orders', 0)).toBe(9)
})

test('what is not on this broker has no size: unknown is not zero', () => {
  const index = new LogIndex([dir('/a', [{ partition: 0, sizeBytes: 0, isFuture: false }])])
  expect([index.sizeBytes('orders', 0), index.sizeBytes('orders', 1), index.sizeBytes('payments', 0)]).toEqual([0, null, null])
})
