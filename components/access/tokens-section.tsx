'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { TokenItem } from '@/lib/contract/access'
import { formatDay, formatWhen } from '@/lib/client/format'
import { tokenMutations, tokenQueries } from '@/lib/client/queries/access'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Button } from '../ui/button'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { ConfirmDialog } from './confirm-dialog'
import { NewTokenDialog } from './new-token-dialog'

type Token = z.infer<typeof TokenItem>
const tokenId = (token: Token) => token.id

export function TokensSection() {
  const t = useTranslations('access')
  const { data, error, refetch } = useQuery(tokenQueries.list())
  const [isMaking, setIsMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token | null>(null)
  const revoke = useMutation(tokenMutations.revoke())
  const columns = useMemo<readonly DataColumn<Token>[]>(
    () => [
      {
        id: 'name',
        head: t('token'),
        compare: (a, b) => a.name.localeCompare(b.name),
        cell: (token) => <NameCell name={token.name} sub={t(`roles.${token.role}`)} />,
      },
      {
        id: 'role',
        head: t('role'),
        width: 120,
        hideBelow: 'md',
        compare: (a, b) => a.role.localeCompare(b.role),
        cell: (token) => t(`roles.${token.role}`),
      },
      {
        id: 'createdBy',
        head: t('createdBy'),
        width: 140,
        hideBelow: 'lg',
        compare: (a, b) => a.createdBy.localeCompare(b.createdBy),
        cell: (token) => <span className="text-muted">{token.createdBy}</span>,
      },
      {
        id: 'createdAt',
        head: t('created'),
        width: 120,
        align: 'end',
        hideBelow: 'lg',
        compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
        cell: (token) => <span className="text-muted">{formatDay(token.createdAt)}</span>,
      },
      {
        id: 'lastUsedAt',
        head: t('lastUsed'),
        width: 150,
        phoneWidth: 110,
        align: 'end',
        compare: (a, b) => (a.lastUsedAt ?? '').localeCompare(b.lastUsedAt ?? ''),
        cell: (token) => (
          <span className="text-muted">{token.lastUsedAt === null ? t('never') : formatWhen(token.lastUsedAt, Date.now())}</span>
        ),
      },
      {
        id: 'revoke',
        head: <span className="unseen">{t('revoke')}</span>,
        width: 96,
        align: 'end',
        cell: (token) => (
          <Button look="quiet" aria-label={t('revokeOf', { name: token.name })} onClick={() => setRevoking(token)}>
            {t('revoke')}
          </Button>
        ),
      },
    ],
    [t],
  )
  return (
    <Section
      title={t('tokens')}
      note={t('tokensNote')}
      aside={
        <Button icon="plus" onClick={() => setIsMaking(true)}>
          {t('addToken')}
        </Button>
      }
    >
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('tokens')}
          columns={columns}
          rows={data?.items}
          rowId={tokenId}
          initialSort="name"
          hasSecondLine
          skeletonRows={2}
          empty={<p className="border-y border-line-strong py-3 text-muted">{t('noTokens')}</p>}
        />
      )}
      {isMaking && <NewTokenDialog onClose={() => setIsMaking(false)} />}
      {revoking && (
        <ConfirmDialog
          title={t('revokeTitle', { name: revoking.name })}
          detail={t('revokeDetail')}
          action={t('revokeOf', { name: revoking.name })}
          error={revoke.error}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate(revoking.id, { onSuccess: () => setRevoking(null) })}
          onClose={() => {
            revoke.reset()
            setRevoking(null)
          }}
        />
      )}
    </Section>
  )
}
