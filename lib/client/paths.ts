import type { Route } from 'next'
import { fromPathSegment, toPathSegment } from '../domain/names/path-segment'

const cluster = (id: string) => `/clusters/${toPathSegment(id)}` as const

/** Every link of the console. Names may hold any character, so nobody else builds a path. */
export const paths = {
  home: (): Route => '/',
  login: (next?: string): Route => (next && next !== '/' ? (`/login?next=${encodeURIComponent(next)}` as Route) : '/login'),
  access: (): Route => '/access',
  clusters: (): Route => '/clusters' as Route,
  preferences: (): Route => '/preferences' as Route,
  overview: (id: string): Route => cluster(id) as Route,
  replication: (id: string, query: { health?: string; missingOn?: string; rack?: string; topic?: string } = {}): Route =>
    withQuery(`${cluster(id)}/replication`, query),
  quorum: (id: string): Route => `${cluster(id)}/quorum` as Route,
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
  topic: (id: string, topic: string, tab?: 'configs' | 'readers' | 'producers'): Route =>
    `${cluster(id)}/topics/${toPathSegment(topic)}${tab ? `/${tab}` : ''}` as Route,
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
  return (next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/') as Route
}
