'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { ChangeDialog } from '../../review/change-dialog'

interface DeleteGroupDialogProps {
  cluster: string
  group: GroupDetail
  onClose: () => void
}

export function DeleteGroupDialog({ cluster, group, onClose }: DeleteGroupDialogProps) {
  const t = useTranslations('reset.delete')
  const input = useMemo(() => ({ group: group.id }), [group.id])
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.delete"
      title={t('title', { group: group.id })}
      verb={{ apply: t('apply'), arm: t('arm') }}
      input={input}
      onClose={onClose}
    />
  )
}
