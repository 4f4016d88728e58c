'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatCount } from '@/lib/client/format'
import type { ChooseForm } from '../../review/change-dialog'
import { useRefusalWords } from '../../review/use-refusal-words'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { TextAreaField } from '../../ui/text-area-field'
import { EMPTY_DRAFT, HOURS, LIVES, type TokenDraft, tokenFaults, tokenInput } from './token-draft'

const RANGE = { least: String(HOURS.least), most: formatCount(HOURS.most) }

/** Whose token it is to be, who may renew it, and how long it may live at most. */
export function TokenForm({ plan, planning, problem }: ChooseForm) {
  const t = useTranslations('delegationTokens.create')
  const refusalWords = useRefusalWords()
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [planned, setPlanned] = useState<TokenDraft | null>(null)
  const onChange = (change: Partial<TokenDraft>) => setDraft({ ...draft, ...change })
  // What the server said holds until something is changed.
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refusedAt = (field: string) => {
    const message = refusal?.fields.find(({ path }) => path === `input.${field}` || path.startsWith(`input.${field}.`))?.message
    return message === undefined ? undefined : refusalWords(message)
  }
  const isSaid = ['owner', 'renewers', 'maxLifetimeMs'].some((field) => refusedAt(field) !== undefined)
  return (
    <CheckedForm
      faults={tokenFaults(draft)}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        plan(tokenInput(draft))
      }}
      className="grid max-w-160 gap-5"
    >
      {(faults) => (
        <>
          {refusal && !isSaid && <ProblemNotice error={refusal} />}
          <Field
            label={t('owner')}
            hint={t('ownerHint')}
            error={faults.owner ? t(`faults.owner.${faults.owner === 'missing' ? 'missing' : 'prefixed'}`) : refusedAt('owner')}
            name="owner"
            value={draft.owner}
            onChange={(event) => onChange({ owner: event.target.value })}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={255}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing of a dialog that somebody has just opened
            autoFocus
            className="max-md:h-9"
          />
          <TextAreaField
            label={t('renewers')}
            hint={t('renewersHint')}
            error={faults.renewers ? t(`faults.renewers.${renewersWord(faults.renewers)}`) : refusedAt('renewers')}
            name="renewers"
            rows={3}
            value={draft.renewers}
            onChange={(event) => onChange({ renewers: event.target.value })}
            autoComplete="off"
            autoCapitalize="off"
            className="py-1"
          />
          <RadioList
            legend={t('life')}
            name="life"
            isInline
            value={draft.life}
            onChange={(life) => onChange({ life })}
            options={LIVES.map((value) => ({ value, label: t(`lives.${value}`) }))}
          />
          {draft.life === 'own' && (
            <Field
              label={t('hours')}
              hint={t('hoursHint', RANGE)}
              error={faults.hours ? t('faults.hours', RANGE) : refusedAt('maxLifetimeMs')}
              name="hours"
              inputMode="decimal"
              value={draft.hours}
              onChange={(event) => onChange({ hours: event.target.value })}
              autoComplete="off"
              className="max-w-40 max-md:h-9"
            />
          )}
          <p className="text-12 text-muted">{t('lifeNote')}</p>
        </>
      )}
    </CheckedForm>
  )
}

const renewersWord = (fault: string) => (fault === 'tooMany' ? 'tooMany' : fault === 'tooLong' ? 'tooLong' : 'prefixed')
