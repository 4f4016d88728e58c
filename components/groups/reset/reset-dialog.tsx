'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { shownTimeZone } from '@/lib/client/time-zone'
import type { ChangePlan } from '@/lib/contract/changes'
import type { GroupDetail } from '@/lib/contract/groups'
import { ChangeDialog } from '../../review/change-dialog'
import { firstDraft } from './reset-draft'
import { ResetForm } from './reset-form'
import { ResetWhere } from './reset-where'
import { skipNothing, targetsIn } from './skip-nothing'

interface ResetDialogProps {
  cluster: string
  group: GroupDetail
  onClose: () => void
}

export function ResetDialog({ cluster, group, onClose }: ResetDialogProps) {
  const t = useTranslations('reset')
  const [draft, setDraft] = useState(() => firstDraft(Date.now(), shownTimeZone()))
  // What has been adjusted by hand stays as it was typed.
  const keepTargets = (plan: ChangePlan) => setDraft((last) => (last.to === 'rows' ? last : { ...last, rows: targetsIn(plan) }))
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.reset-offsets"
      title={t('title', { group: group.id })}
      verb={{ apply: t('apply'), arm: t('arm') }}
      choose={(form) => <ResetForm cluster={cluster} group={group} draft={draft} onDraft={setDraft} {...form} />}
      where={(_, input) => <ResetWhere to={input['to']} zone={draft.zone} />}
      wayOut={({ code }, plan) => {
        const rows = code.startsWith('reset.skips') ? skipNothing(plan) : null
        if (rows === null) return null
        const input = { group: group.id, to: { type: 'rows', rows }, outOfRange: 'clamp' }
        // What is reviewed is what stands in the form.
        return { label: t('skipNothing'), input, onTake: () => setDraft((last) => ({ ...last, to: 'rows', rows, outOfRange: 'clamp' })) }
      }}
      onPlanned={keepTargets}
      onClose={onClose}
    />
  )
}
