import 'server-only'
import { on } from '../../domain/access/on'
import type { Resource } from '../../domain/access/permissions'
import { fromPathSegment } from '../../domain/names/path-segment'
import { ApiError } from './api-error'

/** Every parameter a path of the API may have. */
export const PARAM_NAMES = [
  'cluster',
  'broker',
  'topic',
  'group',
  'partition',
  'token',
  'user',
  'change',
  'board',
  'share',
  'role',
  'session',
] as const
export type ParamName = (typeof PARAM_NAMES)[number]

/** The names in the path of a call. Reading one that the path does not have is a mistake of ours, and throws. */
export type PathParams = Readonly<Record<ParamName, string>>

/** In `/clusters/{cluster}`: cluster. */
export function paramNamesOf(template: string): string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
}

/**
 * Read from the URL itself, decoded exactly once: Next hands route handlers decoded params and pages encoded
 * ones, and takes a param that looks like its own placeholder (a group named `[group]`) for a missing one.
 */
export function readPathParams(template: string, url: string): Map<string, string> {
  const segments = new URL(url).pathname.split('/')
  const params = new Map<string, string>()
  for (const [index, part] of template.split('/').entries()) {
    const [name] = paramNamesOf(part)
    if (name !== undefined) params.set(name, fromPathSegment(decode(segments[index] ?? '')))
  }
  return params
}

export function pathParams(values: ReadonlyMap<string, string>): PathParams {
  const read = (name: ParamName) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`The path of this endpoint has no {${name}}`)
    return value
  }
  return {
    get cluster() {
      return read('cluster')
    },
    get broker() {
      return read('broker')
    },
    get topic() {
      return read('topic')
    },
    get group() {
      return read('group')
    },
    get partition() {
      return read('partition')
    },
    get token() {
      return read('token')
    },
    get user() {
      return read('user')
    },
    get change() {
      return read('change')
    },
    get board() {
      return read('board')
    },
    get share() {
      return read('share')
    },
    get role() {
      return read('role')
    },
    get session() {
      return read('session')
    },
  }
}

/** What the call is about: the innermost thing its path names. */
export function resourceOf(params: ReadonlyMap<string, string>): Resource {
  const cluster = params.get('cluster') ?? null
  const user = params.get('user')
  // Without a cluster it is somebody of this console.
  if (cluster !== null && user !== undefined) return { cluster, type: 'user', name: user }
  for (const type of ['topic', 'group', 'broker', 'cluster'] as const) {
    const name = params.get(type)
    if (name !== undefined) return { cluster, type, name }
  }
  return on.console
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new ApiError('bad-request', 'The path holds a % that is not followed by two hexadecimal digits of UTF-8')
  }
}
