import 'server-only'
import type { z } from 'zod'
import type { ChangeKind } from './define-change'
import { ChangeRefusal } from './refusal'

/** The input as the kind's schema has it. A field that it does not know is an error too: it was meant to do something. */
export function parseKindInput(kind: ChangeKind, input: Record<string, unknown>): Record<string, unknown> {
  const parsed = kind.input.strict().safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap(wrongFields)
  throw new ChangeRefusal('bad-request', fields.map(({ path, message }) => `${path}: ${message}`).join('; '), { fields })
}

/** A field that nobody knows is named itself, not the object it is in. */
function wrongFields(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const at = (...more: string[]) => ['input', ...issue.path, ...more].join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path: at(), message: issue.message }]
  return issue.keys.map((key) => ({ path: at(key), message: 'no such field here' }))
}
