'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { shownTimeZone } from '@/lib/client/time-zone'
import type { ChangePlan } from '@/lib/contract/changes'
import type { GroupDetail } from '@/lib/contract/groups'
import { ChangeDialog } from '../../review/change-dialog'
import { type DraftRow, firstDraft } from './reset-draft'
import { ResetForm } from './reset-form'

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
      onPlanned={keepTargets}
      onClose={onClose}
    />
  )
}

function targetsIn({ rows }: ChangePlan): DraftRow[] {
  return rows.flatMap(({ of, after }) => {
    const { topic, partition } = of
    const offset = after?.['offset']
    return typeof topic === 'string' && typeof offset === 'string' ? [{ topic, partition: Number(partition), offset }] : []
  })
}
