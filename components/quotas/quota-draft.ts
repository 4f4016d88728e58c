import { type QuotaEntity, type QuotaKey, keysOf } from '@/lib/domain/quotas/client-quota'
import type { QUOTA_FORMS } from '@/lib/contract/quotas'
import { editedText, parseQuota } from './quota-text'

export type QuotaForm = (typeof QUOTA_FORMS)[number]
export const NAMES = ['user', 'clientId', 'ip'] as const
type Name = (typeof NAMES)[number]

/** A quota as it is being typed: whom it is for, and a text for each key. */
export interface QuotaDraft {
  form: QuotaForm
  names: Readonly<Record<Name, string>>
  /** For all that have none of their own. */
  isDefault: Readonly<Record<Name, boolean>>
  values: Partial<Readonly<Record<QuotaKey, string>>>
}

export const EMPTY_DRAFT: QuotaDraft = {
  form: 'user',
  names: { user: '', clientId: '', ip: '' },
  isDefault: { user: false, clientId: false, ip: false },
  values: {},
}

const PARTS: Record<QuotaForm, readonly Name[]> = { user: ['user'], client: ['clientId'], pair: ['user', 'clientId'], ip: ['ip'] }
export const partsOf = (form: QuotaForm) => PARTS[form]

export function entityOf({ form, names, isDefault }: QuotaDraft): QuotaEntity {
  return Object.fromEntries(PARTS[form].map((name) => [name, isDefault[name] ? null : names[name].trim()]))
}

type Fault = 'noName' | 'noLimit' | 'nothing'
interface Read {
  /** By the name of the field. */
  faults: Partial<Record<string, Fault>>
  set: Partial<Record<QuotaKey, number>>
  remove: QuotaKey[]
}

/** What is to be set and removed, against what is set for the entity now. A field that is as it was changes nothing. */
export function readDraft(draft: QuotaDraft, now: Readonly<Record<string, number>>): Read {
  const faults: Read['faults'] = {}
  for (const name of PARTS[draft.form]) if (!draft.isDefault[name] && draft.names[name].trim() === '') faults[name] = 'noName'
  const set: Read['set'] = {}
  const remove: QuotaKey[] = []
  for (const key of keysOf(entityOf(draft))) {
    const text = draft.values[key] ?? editedText(key, now[key])
    const value = parseQuota(key, text)
    if (text.trim() === '') {
      if (now[key] !== undefined) remove.push(key)
    } else if (value === null) faults[key] = 'noLimit'
    else if (value !== now[key]) set[key] = value
  }
  const isNothing = Object.keys(set).length === 0 && remove.length === 0 && Object.keys(faults).length === 0
  if (isNothing) faults[keysOf(entityOf(draft))[0] ?? ''] = 'nothing'
  return { faults, set, remove }
}

/** The input of the Change. */
export function draftInput(draft: QuotaDraft, { set, remove }: Read): Record<string, unknown> {
  return {
    entity: entityOf(draft),
    ...(Object.keys(set).length > 0 && { set }),
    ...(remove.length > 0 && { remove }),
  }
}
