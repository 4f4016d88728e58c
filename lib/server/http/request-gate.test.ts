import { createServer, request as send, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '@/lib/contract/problem'
import { clientAddress } from './client-address'
import { allowedByOperations, guard, guardServers } from './request-gate'

const allowedAt = allowedByOperations([
  { id: 'list', method: 'GET', path: '/api/v1/things' },
  { id: 'make', method: 'POST', path: '/api/v1/things' },
  { id: 'read', method: 'GET', path: '/api/v1/things/{thing}' },
  { id: 'plan', method: 'POST', path: '/api/v1/things/plan' },
])

let server: Server
let handled: string[]
let cameFrom: string[]
const port = () => (server.address() as AddressInfo).port

beforeEach(async () => {
  handled = []
  cameFrom = []
  server = createServer((request, response) => {
    handled.push(`${request.method} ${request.url}`)
    cameFrom.push(clientAddress(new Headers(request.headers as Record<string, string>)))
    response.end('handled')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** fetch refuses to send some of what comes in from outside. */
function ask(method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const asked = send({ port: port(), method, path, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text: string) => (body += text))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('behind the gate', () => {
  beforeEach(() => guard(server, allowedAt, () => false))

  test.each([
    ['GET', '/api/v1/things?q=1'],
    ['HEAD', '/api/v1/things'],
    ['POST', '/api/v1/things'],
    ['OPTIONS', '/api/v1/things/a'],
    ['GET', '/api/v1/things/plan'],
    ['POST', '/api/v1/things/plan'],
    ['PUT', '/a/page'],
  ])('%s %s is handled', async (method, path) => {
    expect((await ask(method, path)).status).toBe(200)
    expect(handled).toEqual([`${method} ${path}`])
  })

  test.each([
    ['PUT', '/api/v1/things', 'GET, HEAD, POST, OPTIONS'],
    ['DELETE', '/api/v1/things/a%2Fb?x=/', 'GET, HEAD, OPTIONS'],
    ['TRACE', '/api/v1/things/a', 'GET, HEAD, OPTIONS'],
    ['TRACE', '/a/page', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
  ])('%s %s is answered with what is allowed there', async (method, path, allowed) => {
    const { status, headers, body } = await ask(method, path)
    expect([status, headers['allow'], headers['content-type']]).toEqual([405, allowed, 'application/problem+json'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(Problem.parse(JSON.parse(body)).status).toBe(405)
    expect(handled).toEqual([])
  })

  test('an address or headers that are too long are refused in the words of the API', async () => {
    const { status, headers, body } = await ask('GET', `/api/v1/things?q=${'x'.repeat(20_000)}`)
    expect([status, headers['content-type'], headers['x-frame-options']]).toEqual([431, 'application/problem+json', 'DENY'])
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ status: 431, code: 'too-large' })
    expect((await ask('GET', '/api/v1/things', { 'x-much': 'x'.repeat(20_000) })).status).toBe(431)
    expect(handled).toEqual([])
  })

  test('what is not HTTP is refused, and the connection closed', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(port(), '127.0.0.1', () => socket.write('SSH-2.0-OpenSSH_9.6\r\n\r\n'))
      socket.on('data', (data) => (text += data)).on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('"code":"bad-request"')
  })
})

test.each([
  ['nobody is trusted: by the socket, from the first request on', false, '127.0.0.1'],
  ['a proxy is trusted: as it says', true, '198.51.100.4'],
])('where a request comes from, where %s', async (_, isTrusted, address) => {
  guard(server, allowedAt, () => isTrusted)
  await ask('GET', '/a/page', { 'x-forwarded-for': '10.9.9.9, 198.51.100.4' })
  await ask('GET', '/a/page', { 'x-forwarded-for': '10.9.9.8, 198.51.100.4' })
  expect(cameFrom).toEqual([address, address])
})

test('every server of the process is guarded, from its first request on', async () => {
  guardServers(allowedAt, () => false)
  expect((await ask('TRACE', '/')).status).toBe(405)
  expect((await ask('GET', '/', { 'x-forwarded-for': '10.9.9.9' })).status).toBe(200)
  expect((await ask('TRACE', '/')).status).toBe(405)
  expect(handled).toEqual(['GET /'])
  expect(cameFrom).toEqual(['127.0.0.1'])
})
