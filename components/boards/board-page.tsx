'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useState } from 'react'
import { paths } from '@/lib/client/paths'
import { boardQueries, isGone } from '@/lib/client/queries/boards'
import { useDocumentTitle } from '@/lib/client/use-document-title'
import type { Board } from '@/lib/contract/boards'
import { PageFrame } from '../layout/page-frame'
import { buttonClass } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { BoardAction } from './board-action'
import { BoardAsOf } from './board-as-of'
import { BoardMenu } from './board-menu'
import { BoardSkeleton } from './board-skeleton'
import { BoardView } from './board-view'
import { NoBoard } from './no-board'
import { useBoardName } from './use-board-name'

const ShareDialog = dynamic(() => import('./share/share-dialog').then((parts) => parts.ShareDialog))

/** One board in the console. */
export function BoardPage({ board: id }: { board: string }) {
  const t = useTranslations('boards')
  const nameOf = useBoardName()
  const { data, dataUpdatedAt, error, refetch } = useQuery(boardQueries.one(id))
  useDocumentTitle(data ? nameOf(data) : null)
  const hasNone = error !== null && (!data || isGone(error))
  const asOf = hasNone ? null : data ? (
    <BoardAsOf board={data} gotMs={dataUpdatedAt} isNotRenewed={error !== null} />
  ) : (
    <Skeleton className="w-40 max-md:w-20" />
  )
  return (
    <PageFrame cluster={null} crumbs={[{ href: paths.boards(), label: t('title') }]} title={data ? nameOf(data) : t('title')} asOf={asOf}>
      {hasNone ? (
        <NoBoard error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Shown board={data} isNotRenewed={error !== null} />
      ) : (
        <BoardSkeleton />
      )}
    </PageFrame>
  )
}

function Shown({ board, isNotRenewed }: { board: Board; isNotRenewed: boolean }) {
  const t = useTranslations('boards')
  const [isSharing, setIsSharing] = useState(false)
  if (board.services.length === 0) {
    return (
      <EmptyState
        title={t('noServicesTitle')}
        actions={
          <BoardAction act="edit" to={paths.board(board.id, 'edit')} icon="plus" look="primary">
            {t('addServices')}
          </BoardAction>
        }
      >
        {t('noServicesDetail')}
      </EmptyState>
    )
  }
  const { automatic } = board
  return (
    <>
      <BoardView
        board={board}
        isNotRenewed={isNotRenewed}
        source={{ board: board.id }}
        actions={
          <div className="flex flex-wrap items-start gap-2">
            {!automatic && (
              <BoardAction act="share" to={() => setIsSharing(true)} icon="share">
                {t('share')}
              </BoardAction>
            )}
            <Link href={paths.board(board.id, 'week')} className={buttonClass()}>
              {t('week')}
            </Link>
            <Link href={paths.board(board.id, 'tv')} className={buttonClass('primary')}>
              <Icon name="screen" />
              {t('tv')}
            </Link>
            {automatic ? (
              <BoardAction act="create" to={paths.newBoard()} icon="plus">
                {t('newBoard')}
              </BoardAction>
            ) : (
              <BoardMenu board={board.id} />
            )}
          </div>
        }
        notice={
          automatic && (
            <div className="mb-4">
              <Notice
                tone="accent"
                action={
                  <BoardAction act="edit" to={paths.board(board.id, 'edit')}>
                    {t('makeOwn')}
                  </BoardAction>
                }
              >
                {t('automatic')}
              </Notice>
            </div>
          )
        }
      />
      {isSharing && <ShareDialog board={board} onClose={() => setIsSharing(false)} />}
    </>
  )
}
