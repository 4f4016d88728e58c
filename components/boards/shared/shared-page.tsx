'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { sharedBoardQueries } from '@/lib/client/queries/boards'
import { buttonClass } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { Logo } from '../../ui/logo'
import { BoardSkeleton } from '../board-skeleton'
import { BoardView } from '../board-view'
import { asNotKnown } from '../not-known'
import { useGone } from '../use-gone'
import { useRenewal } from '../use-renewal'
import { LinkGone } from './link-gone'

/** A board for somebody with a link: to be read, and nothing else of the console. */
export function SharedPage({ token }: { token: string }) {
  const t = useTranslations('boards')
  const { data, error, dataUpdatedAt, refetch } = useQuery(sharedBoardQueries.one(token))
  const { isNotRenewed, isOld } = useRenewal({ error, dataUpdatedAt })
  // A link that was revoked shows nothing from then on, whatever is here still.
  const problem = useGone({ error, dataUpdatedAt }) ?? (data ? null : error)
  if (problem) return <LinkGone error={problem} onRetry={() => void refetch()} />
  return (
    <div className="mx-auto min-h-dvh max-w-400 bg-surface">
      <header className="px-gutter flex h-(--header) items-center gap-2 border-b border-line">
        <Logo />
        <h1 className="min-w-0 truncate text-14">{data?.name ?? t('shared.title')}</h1>
        <span className="ml-auto text-12 whitespace-nowrap text-muted">{t('shared.tag')}</span>
      </header>
      <main id="page" className="px-gutter pt-5 pb-10 max-md:pt-3.5">
        {!data ? (
          <BoardSkeleton />
        ) : data.services.length === 0 ? (
          <EmptyState title={t('noServicesTitle')}>{t('noServicesDetail')}</EmptyState>
        ) : (
          <BoardView
            board={isOld ? asNotKnown(data) : data}
            isNotRenewed={isNotRenewed}
            source={{ token }}
            actions={
              <div className="flex flex-wrap gap-2">
                <Link href={paths.sharedBoard(token, 'week')} className={buttonClass()}>
                  {t('week')}
                </Link>
                <Link href={paths.sharedBoard(token, 'tv')} className={buttonClass('primary')}>
                  <Icon name="screen" />
                  {t('tv')}
                </Link>
              </div>
            }
          />
        )}
      </main>
    </div>
  )
}
