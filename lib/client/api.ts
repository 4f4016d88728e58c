import type { z } from 'zod'
import type { Endpoint } from '../contract/endpoint'
import { endpoints } from '../contract/endpoints'
import { Problem } from '../contract/problem'
import { toPathSegment } from '../domain/names/path-segment'
import { ApiProblem } from './api-problem'
import { paths } from './paths'

interface CallOptions<Query, Body> {
  params?: Readonly<Record<string, string | number>>
  query?: Query
  body?: Body
  signal?: AbortSignal
}

type Answer<R extends z.ZodType> = [z.output<R>] extends [never] ? undefined : z.output<R>

/** The only `fetch` of the browser: one operation of the API, its answer checked against the contract. */
export async function call<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<Q, B, R>,
  options: CallOptions<z.input<Q>, z.input<B>> = {},
): Promise<Answer<R>> {
  const response = await send(endpoint, options)
  if (!response.ok) throw await problemOf(response, endpoint.id === endpoints.signIn.id)
  // The cast: Answer<R> is `undefined` exactly where an endpoint has no response schema.
  if (!endpoint.response) return undefined as Answer<R>
  const parsed = endpoint.response.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) {
    throw new ApiProblem({
      code: 'unreadable',
      status: response.status,
      title: endpoint.id,
      detail: parsed.error.issues[0]?.path.join('.'),
    })
  }
  return parsed.data as Answer<R>
}

async function send(endpoint: Endpoint, { params, query, body, signal }: CallOptions<unknown, unknown>): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    return await fetch(urlOf(endpoint.path, params, query), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem({ code: 'unreachable', status: 0, title: endpoint.id })
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
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

async function problemOf(response: Response, isSigningIn: boolean): Promise<ApiProblem> {
  const body = Problem.safeParse(await response.json().catch(() => undefined))
  const problem = body.success ? body.data : null
  if (response.status === 401 && !isSigningIn) goToSignIn()
  const retryAfter = Number(response.headers.get('retry-after'))
  return new ApiProblem({
    code: problem?.code ?? codeOfStatus(response.status),
    status: response.status,
    title: problem?.title ?? response.statusText,
    detail: problem?.detail,
    kafkaError: problem?.kafkaError,
    fields: problem?.fields,
    requestId: problem?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
  })
}

/** For answers that are no problem+json: a proxy in between, for the most part. */
function codeOfStatus(status: number): Problem['code'] {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 429) return 'rate-limited'
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal'
}

/** A full page load on purpose: nothing that was read as the last person stays in memory. */
function goToSignIn(): void {
  if (window.location.pathname === paths.login()) return
  window.location.assign(paths.login(window.location.pathname + window.location.search))
}
