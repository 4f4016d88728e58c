import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { TokenItem } from '@/lib/contract/access'
import { formatDay, formatWhen } from '@/lib/client/format'
import type { DataColumn } from '../../data-table/columns'
import { NameCell } from '../../data-table/name-cell'
import { Button } from '../../ui/button'
import { Status } from '../../ui/status'
import { Tag } from '../../ui/tag'
import { useGrantSummary } from '../roles/use-grant-summary'
import { useRoleTitle } from '../use-role-title'
import { tokenState } from './token-state'

type Token = z.infer<typeof TokenItem>

interface ColumnsOf {
  nowMs: number
  onRevoke: (token: Token) => void
}

export function useTokenColumns({ nowMs, onRevoke }: ColumnsOf): readonly DataColumn<Token>[] {
  const t = useTranslations('access')
  const titleOf = useRoleTitle()
  const summaryOf = useGrantSummary()
  return useMemo(
    () => [
      {
        id: 'state',
        head: t('state'),
        width: 200,
        hideBelow: 'md',
        isWorstFirst: true,
        compare: (a, b) => tokenState(a, nowMs).rank - tokenState(b, nowMs).rank,
        cell: (token) => <TokenStatus token={token} nowMs={nowMs} />,
      },
      {
        id: 'name',
        head: t('token'),
        compare: (a, b) => a.name.localeCompare(b.name),
        cell: (token) => <NameCell name={token.name} sub={<TokenStatus token={token} nowMs={nowMs} />} />,
      },
      {
        id: 'role',
        head: t('role'),
        hideBelow: 'md',
        compare: (a, b) => a.role.localeCompare(b.role),
        cell: (token) => (
          <span className="flex min-w-0 items-center gap-1.5">
            <span className="min-w-0 overflow-hidden text-ellipsis">{titleOf(token.role)}</span>
            {token.scope && <Tag title={summaryOf([token.scope])}>{t('limited')}</Tag>}
          </span>
        ),
      },
      {
        id: 'lastUsedAt',
        head: t('lastUsed'),
        width: 140,
        align: 'end',
        hideBelow: 'lg',
        compare: (a, b) => (a.lastUsedAt ?? '').localeCompare(b.lastUsedAt ?? ''),
        cell: (token) => <span className="text-muted">{token.lastUsedAt === null ? t('never') : formatWhen(token.lastUsedAt, nowMs)}</span>,
      },
      {
        id: 'expiresAt',
        head: t('expires'),
        width: 120,
        align: 'end',
        hideBelow: 'md',
        compare: (a, b) => (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9'),
        cell: (token) => <span className="text-muted">{token.expiresAt === null ? t('never') : formatDay(token.expiresAt)}</span>,
      },
      {
        id: 'createdAt',
        head: t('createdBy'),
        width: 200,
        hideBelow: 'xl',
        compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
        cell: (token) => <span className="text-muted">{t('madeBy', { name: token.createdBy, day: formatDay(token.createdAt) })}</span>,
      },
      {
        id: 'revoke',
        head: <span className="unseen">{t('revoke')}</span>,
        width: 96,
        align: 'end',
        cell: (token) => (
          <Button look="quiet" aria-label={t('revokeOf', { name: token.name })} onClick={() => onRevoke(token)}>
            {t('revoke')}
          </Button>
        ),
      },
    ],
    [t, titleOf, summaryOf, nowMs, onRevoke],
  )
}

/** Icon, word and colour: whether it is used, and whether it is over. */
function TokenStatus({ token, nowMs }: { token: Token; nowMs: number }) {
  const t = useTranslations('access.tokenState')
  const { status, word, days } = tokenState(token, nowMs)
  return <Status status={status} word={t(word, { days })} />
}
