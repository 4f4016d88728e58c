import 'server-only'
import { z } from 'zod'
import type { ChangeKind } from './define-change'
import { ChangeRefusal } from './refusal'

/** The input as the kind's schema has it. A field that it does not know is an error too: it was meant to do something. */
export function parseKindInput(kind: ChangeKind, input: Record<string, unknown>): Record<string, unknown> {
  const parsed = z.strictObject(kind.input.shape).safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: ['input', ...path].join('.'), message }))
  throw new ChangeRefusal('bad-request', fields.map(({ path, message }) => `${path}: ${message}`).join('; '), { fields })
}
