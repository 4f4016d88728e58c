import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint'
import { can, type Actor } from '../../domain/access/actor'
import { PERMISSIONS } from '../../domain/access/permissions'
import type { Access, Caller } from '../auth/access'
import type { Denied } from '../auth/audit-log'
import { writeSessionCookie } from '../auth/session-cookie'
import { whyNot } from '../../domain/access/why-not'
import { ApiError } from './api-error'
import type { CallLimits } from './call-limits'
import { isHttps } from './client-address'
import { credentialsOf } from './credentials'
import { parseBody, parseQuery, strict } from './parse-input'
import { pathParams, readPathParams, resourceOf, type PathParams } from './path-params'
import { problemResponse, toApiError } from './problem-response'
import { readJson } from './read-json'
import { requireSameOrigin } from './same-origin'

export interface RouteDeps {
  access: Access
  log: { error(details: object, message: string): void }
  limits: CallLimits
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

    async function answer(request: Request, requestId: string, deps: RouteDeps, seen: (caller: Caller) => void): Promise<Response> {
      const caller = await letThrough(endpoint, request, deps, seen)
      deps.limits.count(endpoint, caller?.actor ?? null, request.headers)
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
      if (caller && endpoint.stream === 'text/csv') await recordExport(endpoint, request, deps.access, caller)
      const response = result instanceof Response ? result : toResponse(endpoint, result)
      return withHeaders(response, requestId, cookies)
    }

    async function handle(request: Request): Promise<Response> {
      const requestId = requestIdOf(request)
      const refuse = (error: ApiError) => withHeaders(problemResponse(error, requestId), requestId, [])
      const deps = await getDeps()
      let caller: Caller | null = null
      try {
        return await answer(request, requestId, deps, (known) => {
          caller = known
        })
      } catch (error) {
        const known = toApiError(error)
        await recordDenied(deps, caller, known?.details.denied)
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

/** What cannot be written down is not handed over. */
async function recordExport({ id, path }: Endpoint, { url }: Request, access: Access, { actor }: Caller): Promise<void> {
  const cluster = readPathParams(path, url).get('cluster') ?? null
  await access.audit.exported(actor, cluster, id, Object.fromEntries(new URL(url).searchParams))
}

/** Whoever is refused is told so also where that cannot be written down. */
async function recordDenied({ access, log }: RouteDeps, caller: Caller | null, denied: Denied | undefined): Promise<void> {
  if (!caller || !denied) return
  await access.audit
    .denied(caller.actor, denied)
    .catch((error: unknown) => log.error({ err: error }, 'A denied try could not be written down'))
}

async function letThrough(
  endpoint: Endpoint,
  request: Request,
  { access, secureCookies }: RouteDeps,
  seen: (caller: Caller) => void,
): Promise<Caller | null> {
  const { headers } = request
  const caller = endpoint.access === 'public' ? null : await access.authenticate(credentialsOf(request, secureCookies))
  // Whatever a browser sends by itself (a cookie, or nothing at all where there is no sign-in) may be another page's doing.
  if (endpoint.method !== 'GET' && caller?.via !== 'token') requireSameOrigin(headers)
  if (endpoint.access === 'public') return null
  if (!caller) throw new ApiError('unauthenticated', access.mode === 'none' ? ONLY_HERE : WHO_ARE_YOU)
  seen(caller)
  if (endpoint.access === 'signed-in') return caller

  const resource = resourceOf(readPathParams(endpoint.path, request.url))
  if (!can(caller.actor, endpoint.access, resource)) {
    const denied = { permission: endpoint.access, resource }
    throw new ApiError('forbidden', whyNot(caller.actor, endpoint.access, resource), { denied })
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
  // The address of what a link shares is its secret.
  headers.set('referrer-policy', 'no-referrer')
  headers.set('x-request-id', requestId)
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(response.body, { status: response.status, headers })
}

/** A proxy's own id is kept, so that its log and ours can be read together. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
