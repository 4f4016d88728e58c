'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { useDebounced } from '@/lib/client/use-debounced'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { GroupIsThere } from './group-is-there'
import { OutOfRangeField } from './out-of-range-field'
import { NEW_GROUP_TARGETS, type ResetDraft } from './reset-draft'
import { faultsFrom, resetInput } from './reset-input'
import { ScopeField } from './scope-field'
import { TargetFields } from './target-fields'
import { useFaultWords } from './use-fault-words'

export interface NewGroupDraft extends ResetDraft {
  name: string
}

interface NewGroupFormProps extends ChooseForm {
  cluster: string
  draft: NewGroupDraft
  onDraft: (draft: NewGroupDraft) => void
}

/** How it is called, which topics it is to read, and where it begins on them. */
export function NewGroupForm({ cluster, draft, onDraft, plan, planning, problem }: NewGroupFormProps) {
  const t = useTranslations('reset')
  const words = useFaultWords()
  const [planned, setPlanned] = useState<NewGroupDraft | null>(null)
  const onChange = (change: Partial<NewGroupDraft>) => onDraft({ ...draft, ...change })
  const group = { id: draft.name, partitions: [] }
  const read = resetInput(draft, group)
  const isThere = useIsThere(cluster, draft.name)
  const nameFault = draft.name === '' ? t('fault.no-group') : isThere ? t('newGroup.isThere') : undefined
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refused = faultsFrom(refusal?.fields.filter(({ path }) => path !== 'input.group') ?? [], draft.to)
  const refusedName = refusal?.fields.find(({ path }) => path === 'input.group')?.message
  const isSaidAtFields = refused.rest.length === 0 && (refusedName !== undefined || Object.keys(refused.faults).length > 0)
  return (
    <CheckedForm
      faults={{ ...(nameFault !== undefined && { name: nameFault }), ...('faults' in read ? read.faults : {}) }}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        if ('value' in read) plan(read.value)
      }}
      className="grid gap-5"
    >
      {({ name: ownName, ...own }) => {
        const faults = { ...refused.faults, ...own }
        return (
          <>
            {refusal && !isSaidAtFields && <ProblemNotice error={refusal} />}
            <div className="grid max-w-120 gap-1">
              <Field
                label={t('newGroup.name')}
                hint={isThere ? undefined : t('newGroup.nameHint')}
                error={ownName ?? (isThere ? nameFault : refusedName && words({ code: 'server', message: refusedName }))}
                name="name"
                value={draft.name}
                onChange={(event) => onChange({ name: event.target.value })}
                autoComplete="off"
                spellCheck={false}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing of a dialog that somebody has just opened
                autoFocus
                className="max-md:h-9"
              />
              {isThere && <GroupIsThere cluster={cluster} group={draft.name} />}
            </div>
            <ScopeField
              group={group}
              addFrom={cluster}
              draft={draft}
              onChange={onChange}
              scopes={['topics', 'partitions']}
              fault={faults.topics}
              error={words(faults.topics)}
            />
            <div className="grid gap-x-8 gap-y-5 md:grid-cols-[220px_minmax(0,1fr)]">
              <RadioList
                legend={t('newGroup.whereTo')}
                name="to"
                isRail
                options={NEW_GROUP_TARGETS.map((value) => ({ value, label: t(`to.${value}`) }))}
                value={draft.to}
                onChange={(to) => onChange({ to })}
              />
              <div className="grid min-w-0 content-start gap-5">
                <TargetFields cluster={cluster} group={group} draft={draft} onChange={onChange} faults={faults} />
                <OutOfRangeField draft={draft} onChange={onChange} error={words(faults.outOfRange)} />
              </div>
            </div>
          </>
        )
      }}
    </CheckedForm>
  )
}

/** The longest text that is searched for. */
const MAX_QUERY = 249

/** Whether there is a group of exactly this name, as far as that is known by now. */
function useIsThere(cluster: string, name: string): boolean {
  const q = useDebounced(name)
  const { data } = useQuery(clusterQueries.search(cluster, q.length <= MAX_QUERY ? q : ''))
  // The search has the exact name first.
  return data?.groups.items.some(({ id }) => id === name) ?? false
}
