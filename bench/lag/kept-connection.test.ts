import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KeptConnection } from './kept-connection'

const TEXT = 'said '.repeat(1_000)
let server: Server
let connection: KeptConnection
let connections: number

beforeEach(async () => {
  connections = 0
  server = createServer(({ url }, response) => {
    if (url === '/cut') return response.socket?.destroy()
    response.writeHead(url === '/' ? 200 : 404, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT))
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  connection = new KeptConnection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

afterEach(() => {
  connection.close()
  server.closeAllConnections()
  server.close()
})

it('asks again and again over one connection, and counts the bytes as they came', async () => {
  const answers = [await connection.get('/'), await connection.get('/'), await connection.get('/')]
  expect(answers.map(({ text }) => text)).toEqual([TEXT, TEXT, TEXT])
  expect(answers[0]?.bytes).toBe(gzipSync(TEXT).length)
  expect(connections).toBe(1)
})

it('a connection that the other side has closed in the meantime is made anew', async () => {
  await connection.get('/')
  server.closeIdleConnections()
  expect((await connection.get('/')).text).toBe(TEXT)
  expect(connections).toBe(2)
})

it('another status than 200, and no answer at all, are errors', async () => {
  await expect(connection.get('/nothing')).rejects.toThrow('/nothing was answered with 404')
  await expect(connection.get('/cut')).rejects.toThrow()
})
