'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { Tag } from '../ui/tag'
import { FoundCell } from './found-cell'
import { ResetRows } from './reset-rows'
import { inOrder, nameOf, sameOf, subjectOf } from './row-order'
import { type RowColumn, RowTable } from './row-table'
import { ShownSide, ShownValue } from './shown-values'
import { useChangeWords } from './words'

interface PlanRowsProps {
  label: string
  kind: string
  rows: readonly PlanRow[]
  /** When the plan was made: the end of what it knows of. */
  asOf: string
  /** What was read back, after it was applied. */
  found?: readonly RowFound[]
  /** It has been tried: what is shown as before is no longer now. */
  isPast?: boolean
}

/** More of what helps to judge a row has no room. */
const MOST_ABOUT = 3
const nameOfRow = ({ of }: PlanRow) => nameOf(of)

/** What changes, what it is now and what it will be: the same table for every kind but resets, which have one of their own. */
export function PlanRows(props: PlanRowsProps) {
  const t = useTranslations('review')
  if (props.rows.length === 0) return <p className="text-muted">{t('noRows')}</p>
  return props.kind === 'group.reset-offsets' ? <ResetRows {...props} /> : <AnyRows {...props} />
}

function AnyRows({ label, rows, found = [], isPast = false }: PlanRowsProps) {
  const t = useTranslations('review')
  const { field, mark } = useChangeWords()
  const ordered = useMemo(() => inOrder(rows), [rows])
  const about = [...new Set(rows.flatMap((row) => Object.keys(row.about)))].slice(0, MOST_ABOUT)
  const subject = subjectOf(rows)
  const before = (row: PlanRow) => <ShownSide row={row} side={row.before} missing={t('notThere')} />
  const after = (row: PlanRow) =>
    row.changed || row.after === null ? (
      <ShownSide row={row} side={row.after} missing={t('goes')} other={row.before} />
    ) : (
      <span className="text-muted">{t('unchanged')}</span>
    )
  const columns: RowColumn<PlanRow>[] = [
    {
      id: 'what',
      head: (subject && field(subject)) ?? subject ?? t('what'),
      cell: (row) => (
        <>
          <span className="mr-2 font-medium">{nameOf(row.of)}</span>
          <RowTag row={row} />
          {row.marks.length > 0 && <span className="block text-12 text-muted">{row.marks.map(mark).join(', ')}</span>}
          <span className="mt-1 hidden grid-cols-2 gap-2 text-12 max-md:grid">
            <span>
              <span className="block text-muted">{t(isPast ? 'before' : 'now')}</span>
              {before(row)}
            </span>
            <span>
              <span className="block text-muted">{t(isPast ? 'after' : 'then')}</span>
              {after(row)}
            </span>
          </span>
        </>
      ),
    },
    { id: 'now', head: t(isPast ? 'before' : 'now'), hideBelow: 'md', cell: before },
    { id: 'then', head: t(isPast ? 'after' : 'then'), hideBelow: 'md', cell: after },
    ...about.map((name): RowColumn<PlanRow> => ({
      id: name,
      head: field(name) ?? name,
      hideBelow: 'lg',
      cell: (row) => (
        <span className="text-12 text-muted">
          <ShownValue name={name} value={row.about[name] ?? null} />
        </span>
      ),
    })),
  ]
  if (found.length > 0) {
    columns.push({
      id: 'found',
      head: t('readBack'),
      cell: (row) => <FoundCell row={row} found={found.find((one) => sameOf(one.of, row.of))} />,
    })
  }
  return (
    <RowTable
      label={label}
      columns={columns}
      rows={ordered}
      rowKey={nameOfRow}
      edge={(row) => (row.after === null && row.changed ? 'danger' : null)}
    />
  )
}

/** What happens to a row, in a word. */
function RowTag({ row }: { row: PlanRow }) {
  const t = useTranslations('review')
  if (!row.changed) return null
  return <Tag>{t(row.before === null ? 'isNew' : row.after === null ? 'goes' : 'changed')}</Tag>
}
