import { connect, Server, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { get } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { type OpenListener, type OpenListenerOptions, startOpenListener } from './open-listener'
import { SAFE_HEADERS } from './safe-headers'

const opened: OpenListener[] = []
const failed: unknown[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((listener) => listener.close()))
  expect(failed.splice(0)).toEqual([])
})

async function open(answer: OpenListenerOptions['answer'], options: Partial<OpenListenerOptions> = {}): Promise<string> {
  const onError = (error: unknown) => failed.push(error)
  const listener = await startOpenListener({ host: '127.0.0.1', port: 0, answer, onError, ...options })
  opened.push(listener)
  return `http://127.0.0.1:${listener.port}`
}

const metrics = () => new Response('up 1\n', { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } })
const answer = ({ method, url }: Request) => (method !== 'DELETE' && new URL(url).pathname === '/metrics' ? metrics() : null)

test('answers /metrics, /healthz, and anything else with a page that shows where to go, as kafka_exporter does', async () => {
  const url = await open(answer)
  const told = await fetch(`${url}/metrics?view=console`)
  expect(told.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await told.text()).toBe('up 1\n')
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok')
  const page = await fetch(`${url}/anything`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<a href="/metrics">')
  for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(page.headers.get(name)).toBe(value)
})

test('reads only', async () => {
  const url = await open(answer)
  expect((await fetch(`${url}/metrics`, { method: 'DELETE' })).status).toBe(405)
  const head = await fetch(`${url}/metrics`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('zips for who asks for it', async () => {
  const url = await open(answer)
  const zipped = await new Promise<Buffer>((resolve, reject) => {
    get(`${url}/metrics`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      expect(response.headers['content-encoding']).toBe('gzip')
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    }).on('error', reject)
  })
  expect(gunzipSync(zipped).toString()).toBe('up 1\n')
})

/** An answer without an end. */
function endless() {
  let isCancelled = () => {}
  const cancelled = new Promise<void>((resolve) => (isCancelled = resolve))
  const of = {
    made: 0,
    cancelled,
    answer: () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            of.made += 1
            controller.enqueue(new Uint8Array(64 * 1024))
          },
          cancel: () => isCancelled(),
        }),
      ),
  }
  return of
}

/** Asks, and does not read. */
function ask(url: string): Socket {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.pause()
  socket.write('GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n')
  return socket
}

test('stops making an answer when whoever asked has gone, and waits while they do not read', async () => {
  const answered = endless()
  const socket = ask(await open(answered.answer))
  // It stands still once the socket's buffers are full: the same count over many turns of the event loop.
  let before = -1
  for (let still = 0; still < 200;) {
    still = before === answered.made && answered.made > 0 ? still + 1 : 0
    before = answered.made
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(answered.made).toBeLessThan(1_000)
  socket.destroy()
  await answered.cancelled
})

test('gives up who does not read', async () => {
  const answered = endless()
  ask(await open(answered.answer, { idleMs: 20 })).on('error', () => {})
  await answered.cancelled
})

test('makes so many answers at once and no more, and is healthy all the same', async () => {
  const silent = () => new Response(new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(1)) }))
  const url = await open(silent, { mostAtOnce: 2 })
  const [first, second] = await Promise.all([fetch(url), fetch(url)])
  const third = await fetch(url)
  expect([first.status, second.status, third.status, third.headers.get('retry-after')]).toEqual([200, 200, 503, '1'])
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  await first.body?.cancel()
  const next = await vi.waitUntil(async () => {
    const again = await fetch(url)
    return again.status === 200 && again
  }, 20_000)
  await next.body?.cancel()
  await second.body?.cancel()
})

test.each<[string, string, number]>([
  ['127.0.0.1', 'localhost:9308', 200],
  ['127.0.0.1', '127.0.0.1', 200],
  ['127.0.0.1', '[::1]:9308', 200],
  ['127.0.0.1', 'rebound.example:9308', 421],
  ['127.0.0.1', 'localhost.example', 421],
  ['127.0.0.1', 'a b', 421],
  ['localhost', 'rebound.example', 421],
  ['127.0.0.2', '127.0.0.2:9308', 200],
  ['', 'metrics.example:9308', 200],
])('at “%s” asked for as “%s”: %i', async (host, header, status) => {
  const url = new URL(await open(answer, { host }))
  const address = host === '' || host === 'localhost' ? undefined : host
  const told = await new Promise((resolve, reject) => {
    get({ port: url.port, host: address, path: '/metrics', headers: { host: header } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
  expect(told).toBe(status)
})

test('an error after the start is told to the log, and does not end the process', async () => {
  const listening = vi.spyOn(Server.prototype, 'listen')
  const url = await open(answer)
  const server = listening.mock.contexts[0] as Server
  listening.mockRestore()
  const errors = ['one', 'two'].map((message) => new Error(message))
  for (const error of errors) server.emit('error', error)
  expect(failed.splice(0)).toEqual(errors)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('ends what is under way when it is closed', async () => {
  const silent = () => new Response(new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(1)) }))
  const url = await open(silent)
  const response = await fetch(url)
  await opened.pop()?.close()
  await expect(response.text()).rejects.toThrow()
})

test('cannot have an address that somebody else has', async () => {
  const url = await open(answer)
  await expect(open(answer, { port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('a failure of ours is told to the log and not to who asked', async () => {
  const url = await open(() => {
    throw new Error('a secret')
  })
  const response = await fetch(`${url}/metrics`)
  expect([response.status, await response.text()]).toEqual([500, 'Internal error\n'])
  expect(failed.splice(0)).toMatchObject([{ message: 'a secret' }])
})
