import 'server-only'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'

export interface OpenListenerOptions {
  /** '' is every address of this machine. */
  host: string
  port: number
  /** Answers a request without headers or body; null for what it does not know, which shows where to go. */
  answer: (request: Request) => Promise<Response | null> | Response | null
  onError: (error: unknown) => void
}

export interface OpenListener {
  port: number
  /** Ends answers that are under way, too. */
  close(): Promise<void>
}

const PAGE = `<!doctype html><html lang="en"><head><title>Highwater: metrics</title></head>
<body><h1>Highwater</h1><p><a href="/metrics">Metrics</a></p></body></html>
`

/** A listener that asks nobody who they are, for reads alone. Rejects when the address cannot be had. */
export async function startOpenListener({ host, port, answer, onError }: OpenListenerOptions): Promise<OpenListener> {
  const server = createServer((request, response) => {
    respond(request, response, answer).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end('Internal error\n')
      else response.destroy()
      if (!isGone(error)) onError(error)
    })
  })
  await listen(server, host, port)
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
    server.listen({ port, ...(host !== '' && { host }) }, resolve)
  })
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: OpenListenerOptions['answer']): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store')
  const { method = 'GET' } = request
  const url = urlOf(request.url ?? '/')
  // What fetch forbids to be sent is forbidden here as well.
  const asked = url === null || /^(CONNECT|TRACE|TRACK)$/.test(method) ? null : new Request(url, { method })
  if (url === null || asked === null) {
    response.writeHead(400).end('Bad Request\n')
    return
  }
  const answered = (await answer(asked)) ?? orShowTheWay(method, url.pathname)
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

function orShowTheWay(method: string, path: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return new Response('Method Not Allowed\n', { status: 405, headers: { allow: 'GET, HEAD' } })
  return path === '/healthz' ? new Response('ok') : new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function urlOf(path: string): URL | null {
  // Behind a host of its own, so that a path such as //elsewhere stays a path.
  return URL.canParse(`http://localhost${path}`) ? new URL(`http://localhost${path}`) : null
}

/** Whoever asked went away before the end: no fault of ours. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET')
}
