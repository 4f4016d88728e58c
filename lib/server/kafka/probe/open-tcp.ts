import 'server-only'
import { connect, type Socket } from 'node:net'
import { KafkaError, toKafkaError } from '../kafka-error'

const PATIENCE_MS = 3_000

/** A TCP connection to an address. Rejects with Node's code, ETIMEDOUT when nobody answers. */
export function openTcp(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, timeout: PATIENCE_MS })
    const fail = (error: unknown) => {
      socket.destroy()
      reject(toKafkaError(error))
    }
    socket.once('error', fail)
    socket.once('timeout', () => fail(new KafkaError('ETIMEDOUT', 'did not accept the connection in time')))
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.removeListener('error', fail)
      // Whoever takes it over listens for itself; until then a lost connection must not end the process.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}
