'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import type { ChooseForm } from '../../review/change-dialog'
import { ProblemNotice } from '../../ui/problem-notice'
import { CheckedForm } from '../../ui/checked-form'
import { RadioList } from '../../ui/radio-list'
import { OutOfRangeField } from './out-of-range-field'
import { type ResetDraft, namesItsPartitions, targetsOf } from './reset-draft'
import { faultsFrom, resetInput } from './reset-input'
import { ScopeField } from './scope-field'
import { TargetFields } from './target-fields'
import { useFaultWords } from './use-fault-words'

interface ResetFormProps extends ChooseForm {
  cluster: string
  group: GroupDetail
  draft: ResetDraft
  onDraft: (draft: ResetDraft) => void
}

/** Where to, of which partitions, and what to do where that is outside the log. */
export function ResetForm({ cluster, group, draft, onDraft, plan, planning, problem }: ResetFormProps) {
  const t = useTranslations('reset')
  const words = useFaultWords()
  const [planned, setPlanned] = useState<ResetDraft | null>(null)
  const onChange = (change: Partial<ResetDraft>) => onDraft({ ...draft, ...change })
  const read = resetInput(draft, group)
  // What the server said holds until something is changed.
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refused = faultsFrom(refusal?.fields ?? [], draft.to)
  const isSaidAtFields = Object.keys(refused.faults).length > 0 && refused.rest.length === 0
  return (
    <CheckedForm
      faults={'faults' in read ? read.faults : {}}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        if ('value' in read) plan(read.value)
      }}
      className="grid gap-x-8 gap-y-5 md:grid-cols-[220px_minmax(0,1fr)]"
    >
      {(own) => {
        const faults = { ...refused.faults, ...own }
        return (
          <>
            {refusal && !isSaidAtFields && (
              <div className="md:col-span-2">
                <ProblemNotice error={refusal} />
              </div>
            )}
            <RadioList
              legend={t('whereTo')}
              name="to"
              isRail
              takesFocus
              options={targetsOf(group.type, draft).map((value) => ({ value, label: t(`to.${value}`) }))}
              value={draft.to}
              onChange={(to) => onChange({ to })}
            />
            <div className="grid min-w-0 content-start gap-5">
              <TargetFields cluster={cluster} group={group} draft={draft} onChange={onChange} faults={faults} />
              {!namesItsPartitions(draft.to) && (
                <ScopeField
                  group={group}
                  addFrom={cluster}
                  draft={draft}
                  onChange={onChange}
                  fault={faults.topics}
                  error={words(faults.topics)}
                />
              )}
              <OutOfRangeField draft={draft} onChange={onChange} error={words(faults.outOfRange)} />
            </div>
          </>
        )
      }}
    </CheckedForm>
  )
}
