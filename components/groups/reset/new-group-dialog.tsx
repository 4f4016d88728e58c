'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { shownTimeZone } from '@/lib/client/time-zone'
import type { ChangePlan } from '@/lib/contract/changes'
import { ChangeDialog } from '../../review/change-dialog'
import { Notice } from '../../ui/notice'
import { GroupIsThere } from './group-is-there'
import { type NewGroupDraft, NewGroupForm } from './new-group-form'
import { firstDraft } from './reset-draft'
import { ResetWhere } from './reset-where'

interface NewGroupDialogProps {
  cluster: string
  onClose: () => void
}

/** A group made by its first commits: a reset of one that is not there yet. */
export function NewGroupDialog({ cluster, onClose }: NewGroupDialogProps) {
  const t = useTranslations('reset.newGroup')
  const [draft, setDraft] = useState<NewGroupDraft>(() => ({
    name: '',
    ...firstDraft(Date.now(), shownTimeZone()),
    to: 'earliest',
    scope: 'topics',
  }))
  const [planned, setPlanned] = useState<string | null>(null)
  // Between the typing of its name and the plan somebody may have made it.
  const ifThere = ({ meaning, target }: ChangePlan) =>
    meaning.some(({ code }) => code === 'reset.newGroup') ? null : (
      <Notice tone="warn">
        {t('thereByNow', { group: target.name })} <GroupIsThere cluster={cluster} group={target.name} />
      </Notice>
    )
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.reset-offsets"
      title={planned === null ? t('title') : t('titleOf', { group: planned })}
      verb={{ apply: t('apply'), arm: t('arm') }}
      choose={(form) => <NewGroupForm cluster={cluster} draft={draft} onDraft={setDraft} {...form} />}
      where={(_, input) => <ResetWhere to={input['to']} zone={draft.zone} />}
      drawing={ifThere}
      onPlanned={({ target }) => setPlanned(target.name)}
      onClose={onClose}
    />
  )
}
