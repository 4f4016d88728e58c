'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { ScramUserItem } from '@/lib/contract/scram-users'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Tag } from '../ui/tag'
import { CredentialMark } from './credential-mark'

export const userId = (user: ScramUserItem) => user.id

export function useUserColumns(cluster: string): readonly DataColumn<ScramUserItem>[] {
  const t = useTranslations('users')
  return useMemo(
    () => [
      {
        id: 'id',
        head: t('user'),
        isSortable: true,
        cell: (user) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0">
              <NameCell
                name={user.id}
                href={paths.user(cluster, user.id)}
                sub={user.credentials.map(({ mechanism, isWeak }) => (isWeak ? t('weakSub', { mechanism }) : mechanism)).join(', ')}
              />
            </span>
            {user.isConsole && <Tag title={t('consoleNote')}>{t('console')}</Tag>}
          </span>
        ),
        text: (user) => user.id,
      },
      {
        id: 'iterations',
        head: t('credentials'),
        width: 620,
        isSortable: true,
        isWorstFirst: true,
        hideBelow: 'md',
        cell: (user) => user.credentials.map((credential) => <CredentialMark key={credential.mechanism} credential={credential} />),
        text: (user) => user.credentials.map(({ mechanism, iterations }) => `${mechanism}=${iterations}`).join(','),
      },
      {
        id: 'bindings',
        head: t('bindings'),
        width: 120,
        phoneWidth: 96,
        align: 'end',
        isSortable: true,
        cell: (user) => <Figure note={t('bindingsUnknown')}>{user.bindings === null ? null : formatCount(user.bindings)}</Figure>,
        text: (user) => (user.bindings === null ? null : String(user.bindings)),
      },
    ],
    [t, cluster],
  )
}
