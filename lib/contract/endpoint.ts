import type { z } from 'zod'
import type { Permission } from '../domain/access/permissions'

/** What a request needs to know. */
export interface Operation {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for each parameter. */
  path: `/${string}`
}

/**
 * One operation of the HTTP API: what `route()` enforces, what OpenAPI documents, what the browser calls.
 * `access`: a permission, `signed-in` for whoever has an account, `public` for what must work without.
 */
export interface Endpoint<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> extends Operation {
  access: Permission | 'signed-in' | 'public'
  summary: string
  /** Status of a success; 303 leads a browser on. */
  status: 200 | 201 | 202 | 204 | 303
  query: Query | null
  body: Body | null
  /** null: no content, or (with `stream`) not JSON. */
  response: Response | null
  stream?: 'text/event-stream' | 'application/json' | 'text/csv'
}

type Parts<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Endpoint,
  'id' | 'method' | 'path' | 'access' | 'summary'
> &
  Partial<Pick<Endpoint<Q, B, R>, 'status' | 'query' | 'body' | 'response' | 'stream'>>

export function endpoint<Q extends z.ZodType = z.ZodNever, B extends z.ZodType = z.ZodNever, R extends z.ZodType = z.ZodNever>(
  parts: Parts<Q, B, R>,
): Endpoint<Q, B, R> {
  return { status: 200, query: null, body: null, response: null, ...parts }
}
