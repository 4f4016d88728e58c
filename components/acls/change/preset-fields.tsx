'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { type NamesField, type OfferedPreset, type PresetDraft, type PresetFaults, fieldsOfPreset, hasPattern } from './preset-draft'
import { AS_TYPED, HostField, PatternField, PrincipalField } from './shared-fields'

interface PresetFieldsProps {
  preset: OfferedPreset
  draft: PresetDraft
  onChange: (change: Partial<PresetDraft>) => void
  /** What may be said by now. */
  faults: PresetFaults
}

/** What they are to a Streams application. */
const STREAMS = {
  topics: 'streams-topics',
  groups: 'streams-groups',
  outputs: 'streams-outputs',
  transactionalIds: 'transactionalIds',
} as const satisfies Record<NamesField, string>

/** Who it is, from where, and the names it is about. */
export function PresetFields({ preset, draft, onChange, faults }: PresetFieldsProps) {
  const t = useTranslations('acls.change')
  const say = (field: keyof PresetFaults) => {
    const fault = faults[field]
    return fault && t(`fault.${fault}`)
  }
  return (
    <>
      <PrincipalField value={draft.principal} onChange={(principal) => onChange({ principal })} error={say('principal')} />
      {fieldsOfPreset(preset).map((field) => (
        <Field
          key={`${preset} ${field}`}
          label={t(`names.${preset === 'streams' ? STREAMS[field] : field}`)}
          hint={t(preset === 'streams' && field === 'groups' ? 'names.application' : 'names.several')}
          error={say(field)}
          name={field}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
          {...AS_TYPED}
        />
      ))}
      {hasPattern(preset) && <PatternField value={draft.patternType} onChange={(patternType) => onChange({ patternType })} />}
      <HostField value={draft.host} onChange={(host) => onChange({ host })} error={say('host')} />
    </>
  )
}
