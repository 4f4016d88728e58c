import 'server-only'
import { z } from 'zod'

/** One sentence that names the key that is wrong; never the value, which may be a secret. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The first of what a schema found, as that sentence; the others come to light one by one. */
export function parseOrExplain<T extends z.ZodType>(schema: T, input: unknown, source: string): z.output<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (!issue) throw new ConfigError(source)
  if (issue.code === 'unrecognized_keys') {
    const key = z.core.toDotPath([...issue.path, issue.keys[0] ?? ''])
    throw new ConfigError(`${source}${key}: there is no such key`)
  }
  const path = z.core.toDotPath(issue.path)
  throw new ConfigError(`${source}${path}${path && ': '}${issue.message}`)
}
