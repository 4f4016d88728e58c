'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QUOTA_FORMS } from '@/lib/contract/quotas'
import { BYTE_RATE_KEYS, type QuotaKey, keysOf } from '@/lib/domain/quotas/client-quota'
import type { ChooseForm } from '../review/change-dialog'
import { useRefusalWords } from '../review/use-refusal-words'
import { CheckedForm } from '../ui/checked-form'
import { Field } from '../ui/field'
import { ProblemNotice } from '../ui/problem-notice'
import { RadioList } from '../ui/radio-list'
import { type QuotaDraft, draftInput, entityOf, partsOf, readDraft } from './quota-draft'
import { editedText, kafkaFigure, parseQuota, quotaText } from './quota-text'

interface QuotaFormProps extends ChooseForm {
  initial: QuotaDraft
  /** What is set for it now; null: whom it is for is still to be said. */
  now: Readonly<Record<string, number>> | null
  brokers: number
}

/** Whom a quota is for, where that is not given, and a limit for each key that fits. */
export function QuotaForm({ initial, now, brokers, plan, planning, problem }: QuotaFormProps) {
  const t = useTranslations('quotas.set')
  const tKey = useTranslations('quotas.key')
  const refusalWords = useRefusalWords()
  const [draft, setDraft] = useState(initial)
  const [planned, setPlanned] = useState<QuotaDraft | null>(null)
  const change = (part: Partial<QuotaDraft>) => setDraft({ ...draft, ...part })
  const read = readDraft(draft, now ?? {})
  // What the server said holds until something is changed.
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refusedAt = (field: string) => {
    const message = refusal?.fields.find(({ path }) => path === `input.${field}`)?.message
    return message === undefined ? undefined : refusalWords(message)
  }
  const keys = keysOf(entityOf(draft))
  const isSaid = partsOf(draft.form).some((name) => refusedAt(`entity.${name}`)) || keys.some((key) => refusedAt(`set.${key}`))
  return (
    <CheckedForm
      faults={read.faults}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        plan(draftInput(draft, read))
      }}
      className="grid max-w-190 gap-5"
    >
      {(own) => {
        const wrong = (name: string) => own[name] && t(own[name])
        return (
          <>
            {refusal && !isSaid && <ProblemNotice error={refusal} />}
            {now === null && (
              <>
                <RadioList
                  legend={t('for')}
                  name="form"
                  isInline
                  takesFocus
                  value={draft.form}
                  onChange={(form) => change({ form, values: {} })}
                  options={QUOTA_FORMS.map((form) => ({ value: form, label: t(`form.${form}`) }))}
                />
                <div className="grid gap-4 md:grid-cols-2">
                  {partsOf(draft.form).map((name) => (
                    <div key={name} className="grid content-start gap-1.5">
                      <Field
                        label={t(name)}
                        hint={t(`${name}Hint`)}
                        error={draft.isDefault[name] ? undefined : (wrong(name) ?? refusedAt(`entity.${name}`))}
                        name={name}
                        value={draft.names[name]}
                        disabled={draft.isDefault[name]}
                        onChange={(event) => change({ names: { ...draft.names, [name]: event.target.value } })}
                        autoComplete="off"
                        autoCapitalize="off"
                        spellCheck={false}
                        className="max-md:h-9"
                      />
                      <label className="flex items-center gap-2 text-12">
                        <input
                          type="checkbox"
                          checked={draft.isDefault[name]}
                          onChange={(event) => change({ isDefault: { ...draft.isDefault, [name]: event.target.checked } })}
                        />
                        {t(`${name}Default`)}
                      </label>
                    </div>
                  ))}
                </div>
              </>
            )}
            <div className="grid gap-4 md:grid-cols-2">
              {keys.map((key) => (
                <Field
                  key={key}
                  label={tKey(key)}
                  hint={<Means quota={key} text={textOf(draft, key, now)} brokers={brokers} />}
                  error={wrong(key) ?? refusedAt(`set.${key}`)}
                  name={key}
                  value={textOf(draft, key, now)}
                  onChange={(event) => change({ values: { ...draft.values, [key]: event.target.value } })}
                  autoComplete="off"
                  className="max-md:h-9"
                />
              ))}
            </div>
            {now !== null && <p className="text-12 text-muted">{t('emptyRemoves')}</p>}
          </>
        )
      }}
    </CheckedForm>
  )
}

function textOf({ values }: QuotaDraft, key: QuotaKey, now: QuotaFormProps['now']): string {
  return values[key] ?? editedText(key, now?.[key])
}

/** What a typed limit is to Kafka, and to all brokers together. */
function Means({ quota, text, brokers }: { quota: QuotaKey; text: string; brokers: number }) {
  const t = useTranslations('quotas.set')
  const value = parseQuota(quota, text)
  if (value === null) return t(`hint.${quota}`)
  if (!BYTE_RATE_KEYS.has(quota)) return t('means.other', { quota, value: kafkaFigure(value) })
  return t('means.rate', { quota, value: kafkaFigure(value), brokers, most: quotaText(quota, value * brokers) })
}
