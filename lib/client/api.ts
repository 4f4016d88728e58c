import type { z } from 'zod'
import type { Operation } from '../contract/endpoint'
import type * as contract from '../contract/endpoints'
import { operations } from '../contract/operations'
import type { Problem } from '../contract/problem'
import { toPathSegment } from '../domain/names/path-segment'
import { ApiProblem } from './api-problem'
import { paths } from './paths'

/** A reading that takes longer is taken for lost: the console itself gives a broker up after 10 s. */
const READ_MS = 30_000

interface CallOptions<Query, Body> {
  params?: Readonly<Record<string, string | number>>
  query?: Query
  body?: Body
  signal?: AbortSignal
}

type Endpoints = typeof contract.endpoints
type Answer<Id extends keyof Endpoints> =
  NonNullable<Endpoints[Id]['response']> extends infer R extends z.ZodType
    ? [z.output<R>] extends [never]
      ? undefined
      : z.output<R>
    : undefined
type Input<Schema> = NonNullable<Schema> extends infer S extends z.ZodType ? z.input<S> : never

/**
 * The only `fetch` of the API in the browser: one operation. The server's word is taken for what an answer looks like, as
 * its own tests hold it to the contract; in development and in tests the answer is checked once more.
 */
export async function call<Id extends keyof Endpoints>(
  operation: Operation & { id: Id },
  options: CallOptions<Input<Endpoints[Id]['query']>, Input<Endpoints[Id]['body']>> = {},
): Promise<Answer<Id>> {
  const { response, body } = await send(operation, options)
  if (!response.ok) throw problemOf(response, body, operation.id === operations.signIn.id)
  // The casts: an operation without a response schema answers with no content, and no other does.
  if (response.status === 204) return undefined as Answer<Id>
  const flaw = body === undefined ? '' : process.env.NODE_ENV === 'production' ? null : await flawOf(operation.id, body)
  if (flaw !== null) throw new ApiProblem({ code: 'unreadable', status: response.status, title: operation.id, detail: flaw })
  return body as Answer<Id>
}

/** Where an answer is not what the contract says; null where it is. */
async function flawOf(id: keyof Endpoints, body: unknown): Promise<string | null> {
  const { endpoints } = await import('../contract/endpoints')
  const parsed = endpoints[id].response?.safeParse(body)
  return parsed === undefined || parsed.success ? null : (parsed.error.issues[0]?.path.join('.') ?? '')
}

interface Sent {
  response: Response
  /** undefined where it is no JSON. */
  body: unknown
}

async function send(operation: Operation, { params, query, body, signal }: CallOptions<unknown, unknown>): Promise<Sent> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const limit = new AbortController()
  const giveUp = () => limit.abort()
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp)
  // What is written may take its time, and whether it was done is not known by giving up.
  const timer = operation.method === 'GET' ? setTimeout(giveUp, READ_MS) : undefined
  try {
    const response = await fetch(urlOf(operation.path, params, query), {
      method: operation.method,
      headers,
      credentials: 'same-origin',
      signal: limit.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { response, body: response.status === 204 ? undefined : await jsonOf(response) }
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem({ code: 'unreachable', status: 0, title: operation.id })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

/** Throws where the answer breaks off. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export function urlOf(path: string, params: CallOptions<unknown, unknown>['params'] = {}, query: unknown = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${path} needs ${name}`)
    return toPathSegment(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    // A list may have an empty name in it: a group's id may be that.
    if (Array.isArray(value)) for (const one of value) search.append(name, String(one))
    else if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

function problemOf(response: Response, body: unknown, isSigningIn: boolean): ApiProblem {
  const problem = isProblem(body) ? body : null
  if (response.status === 401 && !isSigningIn) goToSignIn()
  const retryAfter = Number(response.headers.get('retry-after'))
  return new ApiProblem({
    code: problem?.code ?? codeOfStatus(response.status),
    status: response.status,
    title: problem?.title ?? response.statusText,
    detail: problem?.detail,
    kafkaError: problem?.kafkaError,
    needs: problem?.needs,
    fields: problem?.fields,
    differences: problem?.differences,
    requestId: problem?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
  })
}

/** Told from what a proxy may answer with. */
function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

/**
 * For answers that are no problem+json: a proxy in between, for the most part. Only the console itself can say that something is not there;
 * a bare 404 is a proxy that does not find the console.
 */
function codeOfStatus(status: number): Problem['code'] {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'rate-limited'
  return [404, 502, 503, 504].includes(status) ? 'unavailable' : 'internal'
}

/** A full page load on purpose: nothing that was read as the last person stays in memory. */
function goToSignIn(): void {
  if (window.location.pathname === paths.login()) return
  window.location.assign(paths.login(window.location.pathname + window.location.search))
}
