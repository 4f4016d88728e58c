'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { paths } from '@/lib/client/paths'
import type { ScramUserItem } from '@/lib/contract/scram-users'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Tag } from '../ui/tag'
import { BindingCount } from './binding-count'
import { CredentialMark } from './credential-mark'

export const userId = (user: ScramUserItem) => user.id

/** `isPartial`: a user may have more bindings than are seen. */
export function useUserColumns(cluster: string, isPartial: boolean): readonly DataColumn<ScramUserItem>[] {
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
        cell: (user) => <BindingCount count={user.bindings} isPartial={isPartial} />,
        text: ({ bindings }) =>
          bindings === null || (isPartial && bindings === 0)
            ? null
            : isPartial
              ? t('bindingsAtLeast', { count: String(bindings) })
              : String(bindings),
      },
    ],
    [t, cluster, isPartial],
  )
}
