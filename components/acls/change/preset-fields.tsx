'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { RadioList } from '../../ui/radio-list'
import { type NamesField, type OfferedPreset, type PresetDraft, type PresetFaults, fieldsOfPreset, hasPattern } from './preset-draft'

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
  const tPattern = useTranslations('acls.pattern')
  const say = (field: keyof PresetFaults) => {
    const fault = faults[field]
    return fault && t(`fault.${fault}`)
  }
  const text = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const
  return (
    <>
      <Field
        label={t('principal')}
        hint={t('principalHint')}
        error={say('principal')}
        name="principal"
        value={draft.principal}
        onChange={(event) => onChange({ principal: event.target.value })}
        maxLength={512}
        {...text}
      />
      {fieldsOfPreset(preset).map((field) => (
        <Field
          key={`${preset} ${field}`}
          label={t(`names.${preset === 'streams' ? STREAMS[field] : field}`)}
          hint={t(preset === 'streams' && field === 'groups' ? 'names.application' : 'names.several')}
          error={say(field)}
          name={field}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
          {...text}
        />
      ))}
      {hasPattern(preset) && (
        <RadioList
          legend={t('patternType')}
          name="pattern"
          isInline
          options={(['LITERAL', 'PREFIXED'] as const).map((value) => ({ value, label: tPattern(value) }))}
          value={draft.patternType}
          onChange={(patternType) => onChange({ patternType })}
        />
      )}
      <Field
        label={t('host')}
        hint={t('hostHint')}
        error={say('host')}
        name="host"
        value={draft.host}
        onChange={(event) => onChange({ host: event.target.value })}
        maxLength={255}
        {...text}
      />
    </>
  )
}
