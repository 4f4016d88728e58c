'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { ChangeDialog, type ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'

interface CloneDialogProps {
  cluster: string
  group: GroupDetail
  onClose: () => void
}

/** The offsets of this group for one of another name: a reset of that group to the offsets of this one. */
export function CloneDialog({ cluster, group, onClose }: CloneDialogProps) {
  const t = useTranslations('reset.clone')
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.reset-offsets"
      title={t('title', { group: group.id })}
      verb={{ apply: t('apply'), arm: t('arm') }}
      choose={(form) => <CloneForm source={group.id} {...form} />}
      onClose={onClose}
    />
  )
}

function CloneForm({ source, plan, planning, problem }: ChooseForm & { source: string }) {
  const t = useTranslations('reset.clone')
  const [name, setName] = useState('')
  const [planned, setPlanned] = useState('')
  const refusal = problem !== null && planned === name && !planning ? problem : null
  const fault = name === '' ? t('noName') : name === source ? t('sameName') : undefined
  const refusedName = refusal?.fields.find(({ path }) => path === 'input.group')?.message
  return (
    <CheckedForm
      faults={fault === undefined ? {} : { name: fault }}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(name)
        plan({ group: name, to: { type: 'group', group: source } })
      }}
      className="grid max-w-120 gap-4"
    >
      {(said) => (
        <>
          {refusal && refusedName === undefined && <ProblemNotice error={refusal} />}
          <Field
            label={t('name')}
            hint={t('nameHint')}
            error={said.name ?? refusedName}
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- all there is to say in a dialog that somebody has just opened
            autoFocus
            className="max-md:h-9"
          />
        </>
      )}
    </CheckedForm>
  )
}
