import { afterEach, expect, test, vi } from 'vitest'
import { LaneConnection } from './lane-connection'

afterEach(() => vi.useRealTimers())

test('the end of a session is told; a timer that overflowed at its begin is none', () => {
  vi.useFakeTimers()
  const told: LaneConnection[] = []
  const connection = new LaneConnection('c', {}, (ending) => told.push(ending))
  vi.advanceTimersByTime(60_000)
  connection.emit('connect')
  vi.advanceTimersByTime(1)
  connection.reauthenticate()
  expect(told).toEqual([])
  vi.advanceTimersByTime(60_000)
  connection.reauthenticate()
  expect(told).toEqual([connection])
})
