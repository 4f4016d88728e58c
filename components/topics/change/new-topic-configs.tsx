'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { configMeaning } from '@/lib/client/configs'
import type { ConfigEntry } from '@/lib/contract/configs'
import { ConfigField } from '../../review/configs/config-field'
import { FieldNote } from '../../ui/field-note'
import { RadioList } from '../../ui/radio-list'
import { TextAreaField } from '../../ui/text-area-field'
import type { CreateDraft, CreateFaults } from './create-draft'
import { type DefaultedConfig, brokersDefault } from './usual-topic'
import { useCreateWords } from './use-create-words'

const POLICIES = ['', 'delete', 'compact', 'compact,delete'] as const
const TYPED = [
  ['retention.ms', 'retention'],
  ['min.insync.replicas', 'minIsr'],
  ['max.message.bytes', 'maxBytes'],
] as const

interface NewTopicConfigsProps {
  draft: CreateDraft
  onChange: (change: Partial<CreateDraft>) => void
  /** What a broker is set to; null where that is not known. */
  brokers: readonly ConfigEntry[] | null
  faults: CreateFaults
}

/** The configs people set most, and any others; what is left empty is as the brokers have it. */
export function NewTopicConfigs({ draft, onChange, brokers, faults }: NewTopicConfigsProps) {
  const t = useTranslations('topicChange.create')
  const words = useCreateWords()
  const policyNote = useId()
  const theirs = (name: DefaultedConfig) => {
    const value = brokersDefault(brokers, name)
    return value === null ? null : `${value}${meaningOf(name, value)}`
  }
  return (
    <fieldset className="grid min-w-0 content-start gap-5">
      <legend className="unseen">{t('configs')}</legend>
      <div className="grid gap-1">
        <RadioList
          legend="cleanup.policy"
          name="policy"
          isInline
          isInvalid={faults.policy !== undefined}
          describedBy={policyNote}
          options={POLICIES.map((value) => ({ value, label: value === '' ? t('asBrokers') : t(`policy.${policyKey(value)}`) }))}
          value={draft.policy}
          onChange={(policy) => onChange({ policy })}
        />
        <FieldNote
          id={policyNote}
          hint={
            draft.policy === ''
              ? t('policyTheirs', { value: theirs('cleanup.policy') ?? 'none' })
              : t(`policyHint.${policyKey(draft.policy)}`)
          }
          error={words(faults.policy)}
        />
      </div>
      {TYPED.map(([config, field]) => (
        <ConfigField
          key={config}
          label={config}
          config={config}
          name={field}
          now={null}
          value={draft[field]}
          onChange={(text) => onChange({ [field]: text })}
          hint={
            <>
              {t('emptyIs', { value: theirs(config) ?? 'none' })} {field !== 'minIsr' && t(`${field}Hint`)}
            </>
          }
          error={words(faults[field])}
          className="max-w-60 max-md:h-9"
        />
      ))}
      <TextAreaField
        label={t('others')}
        name="others"
        rows={3}
        value={draft.others}
        autoComplete="off"
        hint={t('othersHint')}
        error={words(faults.others)}
        onChange={(event) => onChange({ others: event.target.value })}
        className="w-full py-1.5 font-mono text-12"
      />
    </fieldset>
  )
}

function meaningOf(name: string, value: string): string {
  const meaning = configMeaning(name, value)
  return meaning === null ? '' : ` (${meaning})`
}

/** Messages have no commas in their names. */
function policyKey(policy: Exclude<CreateDraft['policy'], ''>): 'delete' | 'compact' | 'both' {
  return policy === 'compact,delete' ? 'both' : policy
}
