import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
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

test('once the broker has hung up it takes no request, also before the library knows', async () => {
  const server = createServer((socket) => void socket.end()).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const connection = new LaneConnection('c', {}, () => {})
  await connection.connect('127.0.0.1', (server.address() as AddressInfo).port)
  expect(connection.isConnected()).toBe(true)
  await once(connection.socket, 'end')
  expect([connection.status, connection.isConnected()]).toEqual(['connected', false])
})
