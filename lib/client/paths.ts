import type { Route } from 'next'
import { operations } from '../contract/operations'
import { ownPath } from '../domain/access/own-path'
import { fromPathSegment, toPathSegment } from '../domain/names/path-segment'

const cluster = (id: string) => `/clusters/${toPathSegment(id)}` as const

type BoardPart = 'tv' | 'week'
type AclsQuery = Partial<Record<'view' | 'q' | 'principal' | 'who' | 'act' | 'on' | 'name', string>>

/** Every link of the console. Names may hold any character, so nobody else builds a path. */
export const paths = {
  home: (): Route => '/',
  login: (next?: string): Route => (next && next !== '/' ? (`/login?next=${encodeURIComponent(next)}` as Route) : '/login'),
  /** On to the identity provider, and from there back to this page. */
  providerSignIn: (to: string | null, asAnother = false): string =>
    withQuery(operations.startProviderSignIn.path, { to: to ?? undefined, as: asAnother ? 'another' : undefined }),
  access: (part?: 'roles' | 'tokens' | 'who-can' | 'new-role'): Route => `/access${part ? `/${part}` : ''}` as Route,
  role: (id: string, part?: 'edit'): Route => `/access/roles/${toPathSegment(id)}${part ? `/${part}` : ''}` as Route,
  /** Who may do what; of a cluster as a whole, or of one name in it. */
  whoCan: (query: { cluster?: string; type?: string; name?: string; act?: string; who?: string }): Route =>
    withQuery('/access/who-can', query),
  audit: (): Route => '/audit' as Route,
  clusters: (): Route => '/clusters' as Route,
  newCluster: (): Route => '/clusters/new' as Route,
  connection: (id: string, part?: 'edit'): Route => `${cluster(id)}/connection${part ? `/${part}` : ''}` as Route,
  preferences: (): Route => '/preferences' as Route,
  boards: (): Route => '/boards' as Route,
  newBoard: (): Route => '/boards/new' as Route,
  board: (id: string, part?: 'edit' | BoardPart): Route => `/boards/${toPathSegment(id)}${part ? `/${part}` : ''}` as Route,
  /** For whoever has the link, without an account. */
  sharedBoard: (token: string, part?: BoardPart): Route => `/shared/${toPathSegment(token)}${part ? `/${part}` : ''}` as Route,
  overview: (id: string): Route => cluster(id) as Route,
  replication: (id: string, query: { health?: string; missingOn?: string; rack?: string; topic?: string } = {}): Route =>
    withQuery(`${cluster(id)}/replication`, query),
  quorum: (id: string): Route => `${cluster(id)}/quorum` as Route,
  quotas: (id: string): Route => `${cluster(id)}/quotas` as Route,
  delegationTokens: (id: string): Route => `${cluster(id)}/delegation-tokens` as Route,
  transactions: (id: string, query: { topic?: string; state?: string } = {}): Route => withQuery(`${cluster(id)}/transactions`, query),
  changes: (id: string, query: { state?: string; kind?: string; targetType?: string; target?: string } = {}): Route =>
    withQuery(`${cluster(id)}/changes`, query),
  change: (id: string, change: string): Route => `${cluster(id)}/changes/${toPathSegment(change)}` as Route,
  mine: (id: string): Route => `${cluster(id)}/mine` as Route,
  groups: (id: string, query: { verdict?: string; topic?: string; q?: string; type?: string; state?: string; sort?: string } = {}): Route =>
    withQuery(`${cluster(id)}/groups`, query),
  group: (id: string, group: string): Route => `${cluster(id)}/groups/${toPathSegment(group)}` as Route,
  topics: (id: string, query: { health?: string; internal?: string; q?: string; finding?: string } = {}): Route =>
    withQuery(`${cluster(id)}/topics`, query),
  topic: (id: string, topic: string, tab?: 'configs' | 'readers' | 'producers' | 'access'): Route =>
    `${cluster(id)}/topics/${toPathSegment(topic)}${tab ? `/${tab}` : ''}` as Route,
  /** Who may do what in Kafka; `who`, `act`, `on` and `name` ask whether somebody may do something. */
  acls: (id: string, query: AclsQuery = {}): Route => withQuery(`${cluster(id)}/acls`, query),
  /** Kafka's own users, who log in with SCRAM. */
  users: (id: string, query: { q?: string; weak?: string } = {}): Route => withQuery(`${cluster(id)}/users`, query),
  user: (id: string, user: string): Route => `${cluster(id)}/users/${toPathSegment(user)}` as Route,
  brokers: (id: string): Route => `${cluster(id)}/brokers` as Route,
  broker: (id: string, broker: number, tab?: 'configs'): Route => `${cluster(id)}/brokers/${broker}${tab ? `/${tab}` : ''}` as Route,
}

function withQuery(path: string, query: Record<string, string | undefined>): Route {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  const text = search.toString()
  return (text ? `${path}?${text}` : path) as Route
}

/** The name in a page's path parameter, which Next hands over still percent-encoded. */
export function nameFromParam(param: string): string {
  return fromPathSegment(decodeURIComponent(param))
}

/** The same for generateMetadata, to which Next hands it decoded. */
export function nameFromDecodedParam(param: string): string {
  return fromPathSegment(param)
}

/** Where to go after signing in: only paths of this console, never another site. */
export function safeNext(next: string | null): Route {
  return (ownPath(next) ?? '/') as Route
}
