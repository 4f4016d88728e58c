'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { ChangeDialog } from '../../review/change-dialog'

interface RemoveMemberDialogProps {
  cluster: string
  group: GroupDetail
  /** Its id; it may have left since the link was made. */
  member: string | null
  onClose: () => void
}

/** A static member is removed by its group.instance.id: its member id changes with every start. */
export function RemoveMemberDialog({ cluster, group, member, onClose }: RemoveMemberDialogProps) {
  const t = useTranslations('reset.removeMember')
  const found = group.members?.find(({ id }) => id === member)
  const instance = found?.instanceId ?? null
  const input = useMemo(
    () => ({ group: group.id, ...(instance === null ? { memberId: member ?? '' } : { groupInstanceId: instance }) }),
    [group.id, member, instance],
  )
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.remove-member"
      title={t('title', { member: instance ?? (found?.clientId || (member ?? '')), group: group.id })}
      verb={{ apply: t('apply') }}
      input={input}
      onClose={onClose}
    />
  )
}
