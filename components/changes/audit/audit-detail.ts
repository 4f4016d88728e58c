import type { AuditItem } from '@/lib/contract/audit'

/** One thing an entry says besides who, when and what: what it was and is, or what it is. */
export interface DetailPart {
  key: string
  /** undefined: it was not changed, it just is. null: it was not there. */
  before?: string | null
  now: string | null
}

type Values = Readonly<Record<string, unknown>>

/** All that differs between `before` and `after`, then the rest. Lists and objects are JSON, as the API has them. */
export function auditDetail({ detail }: Pick<AuditItem, 'detail'>): DetailPart[] {
  const { before, after, ...rest } = detail
  return [...changedParts(asObject(before), asObject(after)), ...asParts(rest)]
}

/** Of what is new, and of what is gone, there is only one side to tell. */
function changedParts(was: Values | null, is: Values | null): DetailPart[] {
  if (was === null || is === null) return asParts(was ?? is ?? {})
  const gone = Object.keys(was).filter((key) => !(key in is))
  return [...gone, ...Object.keys(is)].flatMap((key) => {
    const [before, now] = [inText(was[key]), inText(is[key])]
    if (!(key in was)) return [{ key, now }]
    return before === now ? [] : [{ key, before, now }]
  })
}

function asParts(values: Values): DetailPart[] {
  return Object.entries(values).map(([key, value]) => ({ key, now: inText(value) }))
}

function asObject(value: unknown): Values | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function inText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
