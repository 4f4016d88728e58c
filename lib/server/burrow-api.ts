import 'server-only'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Access, Caller } from './auth/access'
import { ApiError } from './http/api-error'
import { credentialsOf } from './http/credentials'
import { requireSameOrigin } from './http/same-origin'
import type { AuditEntries } from './store/audit-entries'
import { type BurrowRequest, answerBurrow } from './views/burrow/answer-burrow'
import { type Asked, type BurrowAnswer, errorAnswer } from './views/burrow/burrow-answer'
import type { BurrowCluster } from './views/burrow/burrow-cluster'
import { decodedPath } from './views/burrow/burrow-paths'
import type { Forgotten } from './views/burrow/forget-window'

interface Home {
  clusters: ReadonlyMap<string, BurrowCluster>
  store: { audit: AuditEntries }
  access: Pick<Access, 'audit'>
}

interface SignedInHome extends Home {
  access: Access
  ready: Promise<void>
  config: { secureCookies: boolean }
  log: { error(details: object, message: string): void }
}

/** Burrow's API for who is already known: a listener without sign-in asks as somebody who may only read. */
export async function answerBurrowAs(home: Home, actor: BurrowRequest['actor'], request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const answer = await answerBurrow(
    { method: request.method, pathname, search, actor },
    {
      clusters: home.clusters,
      host: hostname(),
      nowMs: Date.now(),
      record: (forgotten) => home.store.audit.add(toAuditEntry(forgotten)),
      denied: (by, denied) => home.access.audit.denied(by, denied),
    },
  )
  return toResponse(answer)
}

/** Burrow's API with an API token or a session; `/burrow/admin` alone needs neither. */
export function createBurrowRoute(getHome: () => SignedInHome): (request: Request) => Promise<Response> {
  return async (request) => {
    const home = getHome()
    const { pathname } = new URL(request.url)
    const asked: Asked = { url: decodedPath(pathname), host: hostname() }
    try {
      const caller = await callerOf(request, home)
      // A browser sends its cookie along with what another site's page asks of it.
      if (request.method === 'DELETE' && caller?.via !== 'token') requireSameOrigin(request.headers)
      return await answerBurrowAs(home, caller?.actor ?? null, request)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'forbidden') return toResponse(errorAnswer(403, error.message, asked))
      home.log.error({ err: error, path: pathname }, 'A request failed')
      return toResponse(errorAnswer(500, 'internal error', asked))
    }
  }
}

async function callerOf(request: Request, { access, ready, config }: SignedInHome): Promise<Caller | null> {
  await ready
  return access.authenticate(credentialsOf(request, config.secureCookies))
}

function toResponse({ status, headers, body }: BurrowAnswer): Response {
  return new Response(body === '' ? null : body, {
    status,
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  })
}

function toAuditEntry({ cluster, actor, group, topic }: Forgotten) {
  return {
    id: randomUUID(),
    atMs: Date.now(),
    cluster,
    actor: { kind: actor.kind, name: actor.name },
    action: 'lag.forget-window',
    target: { type: 'group', name: group },
    detail: JSON.stringify({ topic }),
  }
}
