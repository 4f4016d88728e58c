import 'server-only'
import { z } from 'zod'
import { ApiError } from './api-error'

/** Unknown keys of a query are no harm (a proxy's, a tracker's). */
export function parseQuery<T extends z.ZodType>(schema: T, url: string): z.output<T> {
  return parse(schema, Object.fromEntries(new URL(url).searchParams), 'query')
}

/** Unknown keys of a body are refused: a misspelt field must not be taken for a default. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  return parse(schema, body, 'body')
}

/** The same schema without room for unknown keys, where it is an object. */
export function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema
}

function parse<T extends z.ZodType>(schema: T, input: unknown, part: 'query' | 'body'): z.output<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = result.error.issues.flatMap(toFields)
  const names = fields.map(({ path }) => path || part).join(', ')
  throw new ApiError('bad-request', `Wrong in the ${part}: ${names}`, { fields })
}

function toFields(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: z.core.toDotPath(issue.path), message: issue.message }]
  return issue.keys.map((key) => ({ path: z.core.toDotPath([...issue.path, key]), message: 'There is no such field' }))
}
