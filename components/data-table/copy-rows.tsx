'use client'

import { useTranslations } from 'next-intl'
import { toTsv } from '@/lib/client/tsv'
import type { Selection } from '@/lib/client/use-selection'
import { MenuItem } from '../ui/menu'
import type { DataColumn } from './columns'

interface CopyRowsProps<Row> {
  columns: readonly DataColumn<Row>[]
  /** What is copied while nothing is chosen. */
  rows: () => readonly Row[]
  rowId: (row: Row) => string
  selection: Selection
  onCopy: (text: string) => void
}

/** The chosen rows, or those in sight: their names one a line, or as cells for a spreadsheet. */
export function CopyRows<Row>({ columns, rows, rowId, selection, onCopy }: CopyRowsProps<Row>) {
  const t = useTranslations('table')
  const tFigure = useTranslations('figure')
  const inSight = rows()
  const isChosen = selection.ids.size > 0
  const chosen = isChosen ? inSight.filter((row) => selection.ids.has(rowId(row))) : inSight
  const names = isChosen ? [...selection.ids] : inSight.map(rowId)
  const copied = columns.flatMap(({ id, text }) => (text ? [{ id, text }] : []))
  const asCells = () =>
    toTsv([copied.map(({ id }) => id), ...chosen.map((row) => copied.map(({ text }) => text(row) ?? tFigure('unknown')))])
  return (
    <>
      {!selection.isOn && (
        <MenuItem icon="check" onSelect={selection.start}>
          {t('startSelecting')}
        </MenuItem>
      )}
      <MenuItem icon="copy" onSelect={() => onCopy(names.join('\n'))}>
        {t('copyNames', { count: names.length, which: isChosen ? 'selected' : 'inSight' })}
      </MenuItem>
      {chosen.length > 0 && (
        <MenuItem icon="copy" onSelect={() => onCopy(asCells())}>
          {t('copyRows', { count: chosen.length, which: isChosen ? 'selected' : 'inSight' })}
        </MenuItem>
      )}
    </>
  )
}
