import 'server-only'
import { z } from 'zod'

const REDACTED = { redacted: true } as const
const mark = z.registry<{ secret: true }>()

/** Marks a field of a kind's input (outermost: `.meta()` and the like make another schema): it lives in memory until it is applied, and is in no plan, record, answer or log. */
export function secret<T extends z.ZodType>(schema: T): T {
  mark.add(schema, { secret: true })
  return schema
}

/** The input as it may be kept and shown. */
export function redact(schema: z.ZodObject, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const field = schema.shape[name] as z.ZodType | undefined
    // A field nobody knows is not shown: nobody has said that it may be.
    shown[name] = field === undefined || isSecret(field) ? REDACTED : value
  }
  return shown
}

/** Whether a kind takes anything that is lost when this process ends. */
export function hasSecrets(schema: z.ZodObject): boolean {
  return Object.values(schema.shape).some((field) => isSecret(field as z.ZodType))
}

function isSecret(field: z.ZodType): boolean {
  return mark.has(field) || (field instanceof z.ZodOptional && isSecret(field.unwrap() as z.ZodType))
}
