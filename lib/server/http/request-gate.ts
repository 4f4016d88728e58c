import 'server-only'
import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, maxHeaderSize, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Operation } from '../../contract/endpoint'
import { ApiError } from './api-error'
import { noteAddress } from './client-address'
import { problemOf } from './problem-response'
import { SAFE_HEADERS } from './safe-headers'

const METHOD_NOT_ALLOWED = 405

/** fetch knows no others, and Next makes a `Request` of whatever comes. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Methods there are at a path of the API; null for a path that has none of its own. */
export type AllowedAt = (pathname: string) => readonly string[] | null

/**
 * Stands in front of the handler of every HTTP server of this process, and answers what the handler would stumble over: methods that Next
 * has no word for (TRACE was a 500) or says nothing of (a 405 without Allow), and requests that are not HTTP or too long to be read. It
 * also notes where each request comes from: by what the proxy says where `isProxyTrusted`, else by its socket.
 */
export function guardServers(allowedAt: AllowedAt, isProxyTrusted: () => boolean): void {
  const guarded = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    // Told before the server's own listeners are called, so that the first request since we were called is guarded as well. Those before it
    // wait in Next until it has started: they are handled, but have no address (client-address.ts).
    const { server } = message as { server: Server }
    if (guarded.has(server)) return
    guarded.add(server)
    guard(server, allowedAt, isProxyTrusted)
  })
}

export function guard(server: Server, allowedAt: AllowedAt, isProxyTrusted: () => boolean): void {
  const handlers = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    noteAddress(request, isProxyTrusted())
    const allowed = allowedInstead(request, allowedAt)
    if (allowed) refuse(response, allowed)
    else for (const handler of handlers) handler.call(server, request, response)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseUnread(error, socket))
}

export function allowedByOperations(operations: readonly Operation[]): AllowedAt {
  const byShape = new Map<string, { shape: RegExp; methods: Set<string> }>()
  for (const { path, method } of operations) {
    const source = path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', String.raw`\.`)
    const known = byShape.get(source) ?? { shape: new RegExp(`^${source}$`), methods: new Set() }
    known.methods.add(method)
    if (method === 'GET') known.methods.add('HEAD')
    byShape.set(source, known)
  }
  const shapes = [...byShape.values()]
  return (pathname) => {
    const methods = new Set(shapes.filter(({ shape }) => shape.test(pathname)).flatMap((known) => [...known.methods]))
    return methods.size === 0 ? null : [...methods, 'OPTIONS']
  }
}

/** The methods to be named in place of an answer; null: let it through. */
function allowedInstead({ method = 'GET', url = '/' }: IncomingMessage, allowedAt: AllowedAt): readonly string[] | null {
  const allowed = allowedAt(url.split('?', 1)[0] ?? '/')
  if (allowed !== null) return allowed.includes(method) ? null : allowed
  return METHODS.has(method) ? null : [...METHODS]
}

function refuse(response: ServerResponse, allowed: readonly string[]): void {
  const error = new ApiError('bad-request', `Allowed here: ${allowed.join(', ')}`, { status: METHOD_NOT_ALLOWED })
  const { status, headers, body } = asProblem(error)
  response.writeHead(status, { ...headers, allow: allowed.join(', ') }).end(body)
}

/** As Node does it by itself, but in the words of the API. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  const { status, headers, body } = asProblem(toUnread(error.code))
  const isAnswering = '_httpMessage' in socket && socket._httpMessage !== null
  if (socket.writable && !isAnswering) {
    const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)]
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
  socket.destroy(error)
}

function toUnread(code: string | undefined): ApiError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ApiError('too-large', `The address and the headers together may have at most ${maxHeaderSize} bytes`, { status: 431 })
  }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return new ApiError('too-large', 'A chunk of the body has too many extensions')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiError('bad-request', 'The request took too long to arrive', { status: 408 })
  return new ApiError('bad-request', 'This is not HTTP')
}

/** With what next.config.js puts on all other answers. */
function asProblem(error: ApiError) {
  const requestId = randomUUID()
  const { status, headers, body } = problemOf(error, requestId)
  return { status, headers: { ...SAFE_HEADERS, ...headers, 'cache-control': 'no-store', 'x-request-id': requestId }, body }
}
