import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint'
import { can, PERMISSIONS, type Actor } from '../../domain/access/permissions'
import type { Access, Caller } from '../auth/access'
import { writeSessionCookie } from '../auth/session-cookie'
import { ApiError } from './api-error'
import { isHttps } from './client-address'
import { parseBody, parseQuery, strict } from './parse-input'
import { pathParams, readPathParams, resourceOf, type PathParams } from './path-params'
import { problemResponse, toApiError } from './problem-response'
import { readJson } from './read-json'
import { requireSameOrigin } from './same-origin'

export interface RouteDeps {
  access: Access
  log: { error(details: object, message: string): void }
  /** Mark the session cookie `Secure` even where the request does not look like https. */
  secureCookies: boolean
  /** Hold each answer against the endpoint's schema; costs time, so not in production. */
  checkAnswers: boolean
}

type Parsed<T extends z.ZodType> = [z.output<T>] extends [never] ? null : z.output<T>
/** What the schema describes, nothing where there is none, or a finished Response (a stream, say). */
type Answer<T extends z.ZodType> = Response | ([z.input<T>] extends [never] ? void : z.input<T>)

export interface RouteContext<Q extends z.ZodType, B extends z.ZodType> {
  /** Who calls. A public endpoint has none: reading it there throws. */
  readonly actor: Actor
  params: PathParams
  query: Parsed<Q>
  body: Parsed<B>
  request: Request
  requestId: string
  sessionCookie: { set(secret: string): void; clear(): void }
}

/** What Next calls. It carries its endpoint, so that a test can walk all that is exported under `app/`. */
export type ApiRoute = ((request: Request) => Promise<Response>) & { endpoint: Endpoint }

/** `route(endpoint, handler)`: the one way from HTTP to our code, and the one place that lets people through. */
export function createRoute(getDeps: () => RouteDeps | Promise<RouteDeps>) {
  return function route<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    endpoint: Endpoint<Q, B, R>,
    handler: (context: RouteContext<Q, B>) => Answer<R> | Promise<Answer<R>>,
  ): ApiRoute {
    requireAccessRule(endpoint)
    const bodySchema = endpoint.body && strict(endpoint.body)

    async function answer(request: Request, requestId: string, deps: RouteDeps): Promise<Response> {
      const caller = await letThrough(endpoint, request, deps.access)
      const cookies: string[] = []
      const setCookie = (secret: string | null) => cookies.push(writeSessionCookie(secret, deps.secureCookies || isHttps(request)))
      const result = await handler({
        get actor() {
          if (!caller) throw new Error(`${endpoint.id} is public: nobody is known to call it`)
          return caller.actor
        },
        params: pathParams(readPathParams(endpoint.path, request.url)),
        // Both are null exactly where the endpoint has no schema, which is what Parsed says.
        query: (endpoint.query && parseQuery(endpoint.query, request.url)) as Parsed<Q>,
        body: (bodySchema && parseBody(bodySchema, await readJson(request))) as Parsed<B>,
        request,
        requestId,
        sessionCookie: { set: setCookie, clear: () => setCookie(null) },
      })
      if (deps.checkAnswers && endpoint.response && !(result instanceof Response)) endpoint.response.parse(result)
      const response = result instanceof Response ? result : toResponse(endpoint, result)
      return withHeaders(response, requestId, cookies)
    }

    async function handle(request: Request): Promise<Response> {
      const requestId = requestIdOf(request)
      const refuse = (error: ApiError) => withHeaders(problemResponse(error, requestId), requestId, [])
      const deps = await getDeps()
      try {
        return await answer(request, requestId, deps)
      } catch (error) {
        const known = toApiError(error)
        if (known && known.code !== 'internal') return refuse(known)
        // What we did not foresee may hold anything: outside only the id by which it is found in the log.
        deps.log.error({ err: error, requestId, endpoint: endpoint.id }, 'A request failed')
        return refuse(new ApiError('internal', 'Internal error'))
      }
    }

    return Object.assign(handle, { endpoint })
  }
}

/** A forgotten rule must not mean "everybody": such an endpoint is refused when its module is loaded. */
function requireAccessRule({ id, access }: Endpoint): void {
  const rules: readonly unknown[] = ['public', 'signed-in', ...PERMISSIONS]
  if (!rules.includes(access)) throw new Error(`Endpoint ${id} does not say who may call it`)
}

async function letThrough(endpoint: Endpoint, request: Request, access: Access): Promise<Caller | null> {
  const { headers } = request
  const credentials = { authorization: headers.get('authorization'), cookie: headers.get('cookie'), host: headers.get('host') }
  const caller = endpoint.access === 'public' ? null : await access.authenticate(credentials)
  // Whatever a browser sends by itself (a cookie, or nothing at all where there is no sign-in) may be another page's doing.
  if (endpoint.method !== 'GET' && caller?.via !== 'token') requireSameOrigin(headers)
  if (endpoint.access === 'public') return null
  if (!caller) throw new ApiError('unauthenticated', access.mode === 'none' ? ONLY_HERE : WHO_ARE_YOU)
  if (endpoint.access === 'signed-in') return caller

  const resource = resourceOf(readPathParams(endpoint.path, request.url))
  if (!can(caller.actor, endpoint.access, resource)) {
    throw new ApiError('forbidden', `This needs the permission ${endpoint.access}, which the role ${caller.actor.role} does not hold`)
  }
  return caller
}

const WHO_ARE_YOU = 'Sign in, or send a valid token as “Authorization: Bearer hw_…”'
const ONLY_HERE = 'This console runs without sign-in and answers only to localhost'

function toResponse(endpoint: Endpoint, result: unknown): Response {
  const hasBody = result !== undefined && endpoint.status !== 204
  if (!hasBody) return new Response(null, { status: endpoint.status })
  return new Response(JSON.stringify(result), { status: endpoint.status, headers: { 'content-type': 'application/json' } })
}

function withHeaders(response: Response, requestId: string, cookies: readonly string[]): Response {
  const headers = new Headers(response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-request-id', requestId)
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(response.body, { status: response.status, headers })
}

/** A proxy's own id is kept, so that its log and ours can be read together. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
