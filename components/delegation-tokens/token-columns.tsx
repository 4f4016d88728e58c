'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatWhen } from '@/lib/client/format'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import type { DataColumn } from '../data-table/columns'
import { LongName } from '../ui/long-name'
import { TimeAgo } from '../ui/time-ago'
import { PrincipalLink } from './principal-link'
import { TokenExpiry, exactTime } from './token-expiry'
import { shortPrincipal } from './user-of'

type Token = DelegationTokenItem

export const tokenId = (token: Token) => token.id

interface ColumnsOf {
  cluster: string
  /** When they were read. */
  asOf: string
  onOpen: (token: Token) => void
}

/** The id comes first: its button opens the token, as a click anywhere on the row does. */
export function useTokenColumns({ cluster, asOf, onOpen }: ColumnsOf): readonly DataColumn<Token>[] {
  const t = useTranslations('delegationTokens')
  return useMemo(
    () => [
      {
        id: 'id',
        head: t('token'),
        isSortable: true,
        cell: (token) => (
          <>
            <button
              type="button"
              aria-haspopup="dialog"
              // The id is drawn in two pieces; read out it is one.
              aria-label={t('open', { token: token.id })}
              onClick={() => onOpen(token)}
              className="flex max-w-full min-w-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
            >
              <LongName>{token.id}</LongName>
            </button>
            <span className="hidden overflow-hidden text-12 text-ellipsis text-muted max-md:block">{shortPrincipal(token.owner)}</span>
          </>
        ),
      },
      {
        id: 'owner',
        head: t('owner'),
        isSortable: true,
        hideBelow: 'md',
        cell: ({ owner }) => <PrincipalLink cluster={cluster} principal={owner} />,
      },
      {
        id: 'expiresAt',
        head: t('expires'),
        width: 190,
        phoneWidth: 170,
        isSortable: true,
        cell: (token) => <TokenExpiry token={token} asOf={asOf} />,
      },
      {
        id: 'maxAt',
        head: t('last'),
        width: 130,
        isSortable: true,
        hideBelow: 'md',
        cell: ({ maxAt }) => (
          <time dateTime={maxAt} title={exactTime(maxAt)}>
            {formatWhen(maxAt, asOf)}
          </time>
        ),
      },
      {
        id: 'issuedAt',
        head: t('issued'),
        width: 130,
        isSortable: true,
        firstSort: 'desc',
        hideBelow: 'lg',
        cell: ({ issuedAt }) => (
          <span className="text-muted">
            <TimeAgo at={issuedAt} asOf={asOf} />
          </span>
        ),
      },
      {
        id: 'renewers',
        head: t('renewers'),
        hideBelow: 'xl',
        cell: ({ owner, requester, renewers }) => {
          const names = renewers.map(shortPrincipal).join(', ')
          const asked = requester === null || requester === owner ? '' : t('askedBy', { requester: shortPrincipal(requester) })
          return (
            <span className="text-muted" title={[...renewers, asked].filter(Boolean).join('\n')}>
              {[names, asked].filter(Boolean).join(' · ') || t('none')}
            </span>
          )
        },
      },
    ],
    [t, cluster, asOf, onOpen],
  )
}
