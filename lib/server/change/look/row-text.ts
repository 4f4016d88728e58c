import 'server-only'
import type { Value } from '@/lib/contract/changes'

/** A value of a row as text; null where there is none, or it is a secret. */
export function rowText(value: Value | undefined): string | null {
  return value === undefined || value === null || typeof value === 'object' ? null : String(value)
}
