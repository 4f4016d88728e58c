'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { TopicDetail } from '@/lib/contract/topics'
import { formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { topicQueries } from '@/lib/client/queries/topics'
import { edgeOf, toneOf } from '@/lib/client/status'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { TableFooter } from '../data-table/table-footer'
import { EmptyState } from '../ui/empty-state'
import { Figure } from '../ui/figure'
import { Sparkline } from '../ui/sparkline'
import { Status } from '../ui/status'
import { orderReaders } from './reader-order'
import { readersSearch } from './search-params'

type Reader = TopicDetail['readers'][number]

const SPARKLINE_FLOOR = 1000
const readerId = (reader: Reader) => reader.group

/** The groups that commit offsets of this topic, the worst first. */
export function TopicReaders({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.one.readersTable')
  const { data } = useQuery(topicQueries.detail(cluster, topic))
  const columns = useMemo<readonly DataColumn<Reader>[]>(() => {
    const records = (reader: Reader) => <Figure>{reader.lag === null ? null : formatCount(reader.lag)}</Figure>
    return [
      {
        id: 'verdict',
        head: t('verdict'),
        width: 142,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (reader) => <Status status={reader.verdict} />,
      },
      {
        id: 'group',
        head: t('group'),
        isSortable: true,
        cell: (reader) => (
          <NameCell
            name={reader.group}
            emptyWord={t('emptyName')}
            href={paths.group(cluster, reader.group)}
            sub={reader.lag === null ? t('subUnknown') : t('sub', { records: formatCount(reader.lag) })}
          />
        ),
      },
      {
        id: 'type',
        head: t('type'),
        width: 100,
        hideBelow: 'lg',
        cell: (reader) => <span className="text-muted">{t('typeName', { type: reader.type })}</span>,
      },
      { id: 'state', head: t('state'), width: 150, hideBelow: 'lg', cell: (reader) => <span className="text-muted">{reader.state}</span> },
      {
        id: 'members',
        head: t('members'),
        width: 90,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        firstSort: 'desc',
        cell: (reader) =>
          reader.members === 0 ? (
            <span className="text-muted">{t('nobodyIn')}</span>
          ) : (
            <Figure>{reader.members === null ? null : formatCount(reader.members)}</Figure>
          ),
      },
      { id: 'lag', head: t('records'), width: 126, align: 'end', hideBelow: 'md', isSortable: true, firstSort: 'desc', cell: records },
      {
        id: 'secondsBehind',
        head: t('time'),
        width: 110,
        phoneWidth: 92,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (reader) => (
          <Figure
            className={clsx(
              toneOf(reader.verdict) && 'font-strong',
              toneOf(reader.verdict) === 'danger' && 'text-danger',
              toneOf(reader.verdict) === 'warn' && 'text-warn',
            )}
          >
            {reader.secondsBehind === null ? null : formatDuration(reader.secondsBehind)}
          </Figure>
        ),
      },
      {
        id: 'history',
        head: t('lastHour'),
        width: 116,
        hideBelow: 'lg',
        cell: (reader) => <Sparkline values={reader.history} tone={toneOf(reader.verdict) ?? 'quiet'} floor={SPARKLINE_FLOOR} />,
      },
    ]
  }, [t, cluster])
  const [{ sort }, setSearch] = useQueryStates(readersSearch)
  const rows = useMemo(() => data && orderReaders(data.readers, sort), [data, sort])
  return (
    <div className="mt-2.5">
      <DataTable
        label={t('label', { topic })}
        columns={columns}
        rows={rows}
        rowId={readerId}
        rowHref={(reader) => paths.group(cluster, reader.group)}
        rowEdge={(reader) => edgeOf(reader.verdict)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>}
      />
      {rows && rows.length > 0 && (
        <TableFooter shown={rows.length} total={rows.length} hasKeys>
          {t('note')}
        </TableFooter>
      )}
    </div>
  )
}
