import 'server-only'
import { z } from 'zod'
import { ApiError } from './api-error'

const MOST_PARAMS = 100

/** A list is its key as often as it has values. Unknown keys of a query are no harm (a proxy's, a tracker's). */
export function parseQuery<T extends z.ZodType>(schema: T, url: string): z.output<T> {
  const { searchParams } = new URL(url)
  if (searchParams.size > MOST_PARAMS) throw new ApiError('bad-request', `A query may have at most ${MOST_PARAMS} parameters`)
  const valueOf = (key: string, last: string) => {
    const field = fieldOf(schema, key)
    if (field instanceof z.ZodArray) return searchParams.getAll(key)
    return field instanceof z.ZodNumber ? toNumber(last) : last
  }
  return parse(schema, Object.fromEntries([...searchParams].map(([key, value]) => [key, valueOf(key, value)])), 'query')
}

function fieldOf(schema: z.ZodType, key: string): unknown {
  let field: unknown = schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
  while (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable) field = field.unwrap()
  return field
}

/** JavaScript takes nothing at all for 0, and more for a number than a document says. */
function toNumber(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN
}

/** Unknown keys of a body are refused: a misspelt field must not be taken for a default. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  return parse(schema, body, 'body')
}

/** The same schema without room for unknown keys, where it is an object. */
export function strict(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema
  // What is said of a schema is not said of the one made from it.
  const said = schema.meta()
  return said === undefined ? schema.strict() : schema.strict().meta(said)
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
