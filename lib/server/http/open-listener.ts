import 'server-only'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import { SAFE_HEADERS } from './safe-headers'

export interface OpenListenerOptions {
  /** '' is every address of this machine. */
  host: string
  port: number
  /** Answers a request without headers or body; null for what it does not know, which shows where to go. */
  answer: (request: Request) => Promise<Response | null> | Response | null
  onError: (error: unknown) => void
  /** Who has not read for so long is given up. */
  idleMs?: number
  /** Answers made at once; who comes on top is told to come again (503). */
  mostAtOnce?: number
}

export interface OpenListener {
  port: number
  /** Ends answers that are under way, too. */
  close(): Promise<void>
}

const IDLE_MS = 30_000
const MOST_AT_ONCE = 8

const PAGE = `<!doctype html><html lang="en"><head><title>Highwater: metrics</title></head>
<body><h1>Highwater</h1><p><a href="/metrics">Metrics</a></p></body></html>
`

/** A listener that asks nobody who they are, for reads alone. Rejects when the address cannot be had. */
export async function startOpenListener(options: OpenListenerOptions): Promise<OpenListener> {
  const { host, port, answer, onError, idleMs = IDLE_MS, mostAtOnce = MOST_AT_ONCE } = options
  const isMeant = hostCheck(host)
  let underWay = 0
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value)
    response.setHeader('cache-control', 'no-store')
    if (!isMeant(request.headers.host)) response.writeHead(421).end('Misdirected Request\n')
    else if (isHealthCheck(request)) response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok')
    else if (underWay >= mostAtOnce) response.writeHead(503, { 'retry-after': '1' }).end('Too many requests at once\n')
    else {
      underWay += 1
      respond(request, response, answer)
        .catch((error: unknown) => {
          if (!response.headersSent) response.writeHead(500).end('Internal error\n')
          else response.destroy()
          if (!isGone(error)) onError(error)
        })
        .finally(() => {
          underWay -= 1
        })
    }
  })
  // Without a listener of its own the server then destroys the connection, which ends its answer.
  server.timeout = idleMs
  await listen(server, host, port)
  server.on('error', onError)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host !== '' && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/**
 * Whether a Host header is one of this machine's own, where only this machine can ask: a page of another site that a browser here has
 * open could otherwise read the answers, once its name leads to this address (DNS rebinding). Who listens elsewhere may have any name.
 */
function hostCheck(host: string): (header: string | undefined) => boolean {
  if (!/^(localhost|127\..*|::1)$/i.test(host)) return () => true
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.toLowerCase()])
  return (header) => header === undefined || (URL.canParse(`http://${header}`) && names.has(new URL(`http://${header}`).hostname))
}

function isHealthCheck({ method, url }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && urlOf(url ?? '/')?.pathname === '/healthz'
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: OpenListenerOptions['answer']): Promise<void> {
  const { method = 'GET' } = request
  const url = urlOf(request.url ?? '/')
  // What fetch forbids to be sent is forbidden here as well.
  const asked = url === null || /^(CONNECT|TRACE|TRACK)$/.test(method) ? null : new Request(url, { method })
  if (url === null || asked === null) {
    response.writeHead(400).end('Bad Request\n')
    return
  }
  const answered = (await answer(asked)) ?? orShowTheWay(method)
  const isZipped = answered.body !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  response.writeHead(answered.status, {
    ...Object.fromEntries(answered.headers),
    vary: 'accept-encoding',
    ...(isZipped && { 'content-encoding': 'gzip' }),
  })
  if (answered.body === null || method === 'HEAD') {
    await answered.body?.cancel()
    response.end()
    return
  }
  // The DOM's type and Node's are the same thing.
  const body = Readable.fromWeb(answered.body as NodeStream)
  await (isZipped ? pipeline(body, createGzip({ level: 1 }), response) : pipeline(body, response))
}

function orShowTheWay(method: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return new Response('Method Not Allowed\n', { status: 405, headers: { allow: 'GET, HEAD' } })
  return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function urlOf(path: string): URL | null {
  // Behind a host of its own, so that a path such as //elsewhere stays a path.
  return URL.canParse(`http://localhost${path}`) ? new URL(`http://localhost${path}`) : null
}

/** Whoever asked went away before the end: no fault of ours. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET')
}
