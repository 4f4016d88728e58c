'use client'

import { useTranslations } from 'next-intl'
import { formatCount, formatPercent } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { BoardItem } from '@/lib/contract/boards'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Icon } from '../ui/icon'
import { useBoardName } from './use-board-name'

const boardId = (board: BoardItem) => board.id

export function BoardsTable({ boards }: { boards: readonly BoardItem[] }) {
  const t = useTranslations('boards')
  const nameOf = useBoardName()
  return (
    <DataTable
      label={t('title')}
      rows={boards}
      rowId={boardId}
      rowHref={(board) => paths.board(board.id)}
      rowEdge={({ missed }) => (missed > 0 ? 'danger' : null)}
      hasSecondLine
      hasKeys
      columns={[
        { id: 'now', head: t('list.now'), width: 150, phoneWidth: 130, cell: (board) => <BoardState board={board} /> },
        {
          id: 'name',
          head: t('list.board'),
          cell: ({ id, name, automatic, services }) => (
            <span className="flex min-w-0 items-baseline gap-2">
              <span className="min-w-0">
                <NameCell
                  name={nameOf({ id, name })}
                  href={paths.board(id)}
                  sub={automatic ? t('list.automatic') : `${t('list.services')}: ${formatCount(services)}`}
                />
              </span>
              {automatic && <span className="text-12 whitespace-nowrap text-muted max-md:hidden">{t('list.automatic')}</span>}
            </span>
          ),
        },
        {
          id: 'services',
          head: t('list.services'),
          width: 110,
          hideBelow: 'md',
          align: 'end',
          cell: ({ services }) => formatCount(services),
        },
        {
          id: 'kept',
          head: t('list.kept'),
          width: 120,
          phoneWidth: 96,
          align: 'end',
          cell: ({ keptPercent }) => <Figure>{keptPercent === null ? null : formatPercent(keptPercent)}</Figure>,
        },
      ]}
    />
  )
}

function BoardState({ board: { missed, unknown, services } }: { board: BoardItem }) {
  const t = useTranslations('boards.list')
  const line = 'inline-flex items-center gap-[5px] whitespace-nowrap'
  if (services === 0) return <span className="text-muted">{t('nothing')}</span>
  if (missed > 0) {
    return (
      <span className={`${line} font-medium text-danger`}>
        <Icon name="cross" />
        {t('late', { count: missed })}
      </span>
    )
  }
  if (unknown > 0) {
    return (
      <span className={`${line} text-unknown`}>
        <Icon name="dashed-question" />
        {t('unknown', { count: unknown })}
      </span>
    )
  }
  return (
    <span className={`${line} text-muted`}>
      <Icon name="tick" className="text-ok" />
      {t('fine')}
    </span>
  )
}
