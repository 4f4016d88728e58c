import 'server-only'
import { type Json, toBurrowJson } from './to-burrow-json'

export interface BurrowAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

const JSON_TYPE = { 'content-type': 'application/json' }
const TEXT_TYPE = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }

/** What each answer repeats of its request: the decoded path, and the name of this machine. */
export interface Asked {
  url: string
  host: string
}

export function textAnswer(status: number, body: string): BurrowAnswer {
  return { status, headers: TEXT_TYPE, body }
}

/** `payload`: under the one key that the path has for it. */
export function jsonAnswer(status: number, message: string, payload: Record<string, Json>, { url, host }: Asked): BurrowAnswer {
  return { status, headers: JSON_TYPE, body: toBurrowJson({ error: false, message, ...payload, request: { url, host } }) }
}

export function errorAnswer(status: number, message: string, { url, host }: Asked): BurrowAnswer {
  return { status, headers: JSON_TYPE, body: toBurrowJson({ error: true, message, request: { url, host } }) }
}

/** Burrow's answer for a path it does not have: the one with a `result`. */
export const UNKNOWN_PATH = textAnswer(404, '{"error":true,"message":"invalid request type","result":{}}\n')

/** HEAD is not among the methods of any path, as in Burrow. */
export function wrongMethod(method: string, allowed: readonly string[]): BurrowAnswer {
  const allow = [...allowed, 'OPTIONS'].toSorted().join(', ')
  if (method === 'OPTIONS') return { status: 200, headers: { allow }, body: '' }
  const { status, headers, body } = textAnswer(405, 'Method Not Allowed\n')
  return { status, headers: { ...headers, allow }, body }
}

/** To the path without its trailing slash: for good where it was read, else so that the same method is sent again. */
export function withoutSlash(method: string, location: string): BurrowAnswer {
  return { status: method === 'GET' ? 301 : 307, headers: { location }, body: '' }
}
