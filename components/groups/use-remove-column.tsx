'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../review/change-dialog'
import { useMayWrite } from '../review/may'
import type { DataColumn } from '../data-table/columns'
import { Button } from '../ui/button'
import type { MemberRow } from './member-lag'
import { PERMISSION_OF, useGroupChange } from './use-group-change'

const PERMISSION = PERMISSION_OF['remove-member']

/** A button for each member, for those who may; none where Kafka knows no such request: share and streams groups (LeaveGroup). */
export function useRemoveColumn(cluster: string, { id, type }: Pick<GroupDetail, 'id' | 'type'>): readonly DataColumn<MemberRow>[] {
  const t = useTranslations('reset.removeMember')
  const { open } = useGroupChange()
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  const mayWrite = useMayWrite(on.group(cluster, id), PERMISSION)
  const isOffered = mayWrite && (type === 'classic' || type === 'consumer')
  return useMemo(() => {
    if (!isOffered) return []
    return [
      {
        id: 'remove',
        head: t('column'),
        width: 110,
        align: 'end',
        hideBelow: 'md',
        cell: ({ member }) => (
          <Button
            look="quiet"
            aria-label={t('openOf', { member: member.instanceId ?? (member.clientId || member.id) })}
            onPointerEnter={preloadChangeDialog}
            onFocus={preloadChangeDialog}
            onClick={() => latest.current('remove-member', member.id)}
          >
            {t('open')}
          </Button>
        ),
      },
    ]
  }, [isOffered, t])
}
