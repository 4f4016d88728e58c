import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_PRESETS, type AclPreset, NAMES_OF_PRESET, presetBindings } from '@/lib/domain/access/acl-presets'
import { withType } from '../with-type'

export type OfferedPreset = Exclude<AclPreset, 'idempotent-producer'>
/** An idempotent producer needs what any producer does. */
export const OFFERED_PRESETS = ACL_PRESETS.filter((preset): preset is OfferedPreset => preset !== 'idempotent-producer')

/** Names are as typed: several with commas between. */
export interface PresetDraft {
  principal: string
  host: string
  topics: string
  outputs: string
  groups: string
  transactionalIds: string
  patternType: 'LITERAL' | 'PREFIXED'
}

export const EMPTY_PRESET: PresetDraft = {
  principal: '',
  host: '*',
  topics: '',
  outputs: '',
  groups: '',
  transactionalIds: '',
  patternType: 'LITERAL',
}

export type NamesField = 'topics' | 'outputs' | 'groups' | 'transactionalIds'
export type PresetFaults = Partial<Record<'principal' | 'host' | NamesField, 'principal' | 'host' | 'name'>>

/** Which names a preset asks for; a Streams application may write to topics besides those it reads. */
export function fieldsOfPreset(preset: AclPreset): readonly NamesField[] {
  const fields = NAMES_OF_PRESET[preset]
  return preset === 'streams' ? ['groups', 'topics', 'outputs'] : fields
}

/** Whether its names may stand for whatever begins so; those of the others are the names of single things. */
export function hasPattern(preset: AclPreset): boolean {
  return preset === 'producer' || preset === 'transactional-producer' || preset === 'consumer' || preset === 'streams'
}

export function presetFaults(preset: AclPreset, draft: PresetDraft): PresetFaults {
  const missing = fieldsOfPreset(preset).filter((field) => field !== 'outputs' && namesIn(draft[field]).length === 0)
  return {
    ...(draft.principal.trim() === '' && { principal: 'principal' as const }),
    ...(!/^\S+$/.test(draft.host.trim()) && { host: 'host' as const }),
    ...Object.fromEntries(missing.map((field) => [field, 'name' as const])),
  }
}

/** The rules a preset makes of what is typed so far: those whose names are there. */
export function rulesOfPreset(preset: AclPreset, draft: PresetDraft): AclBinding[] {
  return presetBindings(preset, {
    principal: withType(draft.principal.trim()),
    host: draft.host.trim(),
    topics: namesIn(draft.topics),
    outputs: namesIn(draft.outputs),
    groups: namesIn(draft.groups),
    transactionalIds: namesIn(draft.transactionalIds),
    patternType: hasPattern(preset) ? draft.patternType : 'LITERAL',
  })
}

function namesIn(text: string): string[] {
  return [...new Set(text.split(/[,\n]/).map((name) => name.trim()))].filter((name) => name !== '')
}
