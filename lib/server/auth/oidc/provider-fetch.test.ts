import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { makeCertificate } from '@/cluster/certificates'
import { isProviderDown, providerFetch } from './provider-fetch'

const GET = { method: 'GET', headers: {}, body: null, redirect: 'manual' } as const
const authority = makeCertificate({ commonName: 'Our own authority', issuer: null, isCa: true })

async function served(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function secure(answer: RequestListener): Promise<string> {
  const { key, certificate } = makeCertificate({ commonName: 'localhost', issuer: authority, hosts: ['127.0.0.1'] })
  return `https://${await served(createServer({ key, cert: certificate }, answer))}`
}

const failureOf = (answer: Promise<Response>) =>
  answer.then(
    ({ status }) => `answered ${status}`,
    (error: object) => isProviderDown(error),
  )

test('a provider whose certificate is of an authority of one’s own is reached with that authority, and not without', async () => {
  const url = await secure((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
      response.end(JSON.stringify({ method: request.method, sent: Buffer.concat(chunks).toString(), as: request.headers['content-type'] }))
    })
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = { ...GET, method: 'POST', headers, body: new URLSearchParams({ grant_type: 'refresh_token' }) }
  const answer = await providerFetch(authority.certificate)(url, post)
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await answer.json()).toEqual({ method: 'POST', sent: 'grant_type=refresh_token', as: 'application/x-www-form-urlencoded' })

  expect(await failureOf(providerFetch(null)(url, GET))).toBe(true)
  const another = makeCertificate({ commonName: 'Another authority', issuer: null, isCa: true })
  expect(await failureOf(providerFetch(another.certificate)(url, GET))).toBe(true)
})

test.each(['plain', 'secure'])(
  '%s: what cannot be reached, breaks off, floods or is out of order is down; a refusal is an answer',
  async (way) => {
    const answer: RequestListener = ({ url }, response) => {
      if (url === '/broken') {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('half')
        response.destroy()
      } else if (url === '/flood') {
        response.end(Buffer.alloc(2_000_000))
      } else response.writeHead(Number(url?.slice(1))).end()
    }
    const base = way === 'secure' ? await secure(answer) : `http://${await served(createHttpServer(answer))}`
    const get = providerFetch(way === 'secure' ? authority.certificate : null)
    for (const path of ['broken', 'flood', '500', '503', '429']) expect(await failureOf(get(base + path, GET)), path).toBe(true)
    for (const path of ['200', '204', '400', '401']) expect(await failureOf(get(base + path, GET))).toBe(`answered ${path}`)
    const ended = AbortSignal.abort()
    expect(await failureOf(get(`${base}200`, { ...GET, signal: ended }))).toBe(true)
    expect(await failureOf(get(base.replace(/:\d+/, ':1'), GET))).toBe(true)
  },
)
