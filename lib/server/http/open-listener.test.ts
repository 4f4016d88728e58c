import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { get } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type OpenListener, type OpenListenerOptions, startOpenListener } from './open-listener'

const opened: OpenListener[] = []
const failed: unknown[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((listener) => listener.close()))
  expect(failed.splice(0)).toEqual([])
})

async function open(answer: OpenListenerOptions['answer'], port = 0): Promise<string> {
  const listener = await startOpenListener({ host: '127.0.0.1', port, answer, onError: (error) => failed.push(error) })
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

test('stops making an answer when whoever asked has gone, and waits while they do not read', async () => {
  let made = 0
  let isCancelled = () => {}
  const cancelled = new Promise<void>((resolve) => (isCancelled = resolve))
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          made += 1
          controller.enqueue(new Uint8Array(64 * 1024))
        },
        cancel: () => isCancelled(),
      }),
    )
  const url = new URL(await open(endless))
  const socket = connect(Number(url.port), url.hostname)
  socket.pause()
  socket.write('GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n')
  // It stands still once the socket's buffers are full: the same count over many turns of the event loop.
  let before = -1
  for (let still = 0; still < 200;) {
    still = before === made && made > 0 ? still + 1 : 0
    before = made
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(made).toBeLessThan(1_000)
  socket.destroy()
  await cancelled
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
  await expect(open(answer, Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('a failure of ours is told to the log and not to who asked', async () => {
  const url = await open(() => {
    throw new Error('a secret')
  })
  const response = await fetch(`${url}/metrics`)
  expect([response.status, await response.text()]).toEqual([500, 'Internal error\n'])
  expect(failed.splice(0)).toMatchObject([{ message: 'a secret' }])
})
