import 'server-only'
import { ApiError } from './api-error'

/** The thing, or 404 with its kind and name. */
export function found<T>(kind: string, name: string, thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new ApiError('not-found', `There is no ${kind} “${name}”`)
  return thing
}
