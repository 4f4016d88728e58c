import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { Icon } from '../ui/icon'
import { columnClass, type DataColumn } from './columns'

interface DataTableHeadProps<Row> {
  columns: readonly DataColumn<Row>[]
  sortOf: (id: string) => 'asc' | 'desc' | null
  /** Which of several sorts it is, from 1; left out where there is one at most. */
  placeOf?: (id: string) => number
  canSort: (id: string) => boolean
  /** `isAdding`: the sorts there are stay before it. */
  onSort: (id: string, isAdding: boolean) => void
  /** A narrow column of boxes comes first. */
  hasBoxes?: boolean
}

const HEAD = 'sticky top-(--header) z-5 h-[29px] border-b border-line-strong bg-surface align-middle text-11 font-regular whitespace-nowrap'

export function DataTableHead<Row>({ columns, sortOf, placeOf, canSort, onSort, hasBoxes = false }: DataTableHeadProps<Row>) {
  const t = useTranslations('table')
  return (
    <thead>
      <tr>
        {hasBoxes && (
          <th scope="col" className={clsx(HEAD, 'w-8')}>
            <span className="unseen">{t('selected')}</span>
          </th>
        )}
        {columns.map((column) => {
          const sort = turned(sortOf(column.id), column.isWorstFirst)
          const place = sort && placeOf ? placeOf(column.id) : 0
          const widths = { '--w': px(column.width), '--wp': px(column.phoneWidth ?? column.width) } as CSSProperties
          return (
            <th
              key={column.id}
              scope="col"
              style={widths}
              aria-sort={sort && place <= 1 ? (sort === 'desc' ? 'descending' : 'ascending') : undefined}
              className={clsx(
                HEAD,
                'w-(--w) px-[9px] first:pl-2 last:pr-2 max-md:w-(--wp) max-md:px-1.5 max-md:first:pl-2 max-md:last:pr-0.5',
                columnClass(column),
                sort ? 'font-strong text-ink' : 'text-muted',
              )}
            >
              {canSort(column.id) ? (
                <button
                  type="button"
                  title={placeOf && t('sortNote')}
                  className="inline-flex max-w-full items-center gap-1 hover:text-ink"
                  onClick={(event) => onSort(column.id, event.shiftKey)}
                >
                  {column.headLabel && <span className="unseen">{column.headLabel}</span>}
                  <span className="overflow-hidden text-ellipsis">{column.head}</span>
                  {sort && <Icon name="down" size={11} className={sort === 'asc' ? 'rotate-180' : undefined} />}
                  {place > 0 && (
                    <span>
                      <span aria-hidden="true">{place}</span>
                      <span className="unseen">{t('sortPlace', { place })}</span>
                    </span>
                  )}
                </button>
              ) : (
                <>
                  {column.headLabel && <span className="unseen">{column.headLabel}</span>}
                  {column.head}
                </>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function px(width: number | undefined): string {
  return width === undefined ? 'auto' : `${width}px`
}

function turned(sort: 'asc' | 'desc' | null, isTurned = false): 'asc' | 'desc' | null {
  if (sort === null || !isTurned) return sort
  return sort === 'asc' ? 'desc' : 'asc'
}
