'use client'

import { useTranslations } from 'next-intl'
import { DENSITIES } from '@/lib/client/table-prefs'
import type { Selection } from '@/lib/client/use-selection'
import { buttonClass } from '../ui/button'
import { Icon, type IconName } from '../ui/icon'
import { Menu, MenuChecks, MenuChoice, MenuDownload, MenuLine } from '../ui/menu'
import { CopyRows } from './copy-rows'
import { useCopy } from './use-copy'
import type { TableView } from './use-table-view'

interface TableToolsProps<Row> {
  view: TableView<Row>
  /** What is copied while nothing is chosen. */
  rows: () => readonly Row[]
  rowId: (row: Row) => string
  selection: Selection
  /** All rows of the filter, as the API writes them. */
  csvHref: string
}

/** What can be done with a table as a whole; one menu on phones. */
export function TableTools<Row>({ view, rows, rowId, selection, csvHref }: TableToolsProps<Row>) {
  const t = useTranslations('table')
  const { said, copy } = useCopy()
  const copying = <CopyRows columns={view.columns} rows={rows} rowId={rowId} selection={selection} onCopy={copy} />
  const columns = <MenuChecks label={t('columns')} options={view.choices} onChange={view.setColumn} />
  return (
    <div className="ml-auto flex shrink-0 gap-2">
      <output className="unseen">{said}</output>
      {/* Both, one of them unseen: a page drawn by the server does not know how wide it is, and would jump when it does. */}
      <div className="md:hidden">
        <Menu align="end" trigger={<ToolButton icon={said ? 'check' : 'copy'} word={said ?? t('tools')} />}>
          {copying}
          <MenuDownload href={csvHref}>{t('csv')}</MenuDownload>
        </Menu>
      </div>
      <div className="flex gap-2 max-md:hidden">
        <Menu align="end" trigger={<ToolButton icon="columns" word={t('columns')} />}>
          {columns}
          <MenuLine />
          <MenuChoice
            label={t('density')}
            value={view.density}
            onChange={view.setDensity}
            options={DENSITIES.map((density) => ({ value: density, label: t(density) }))}
          />
        </Menu>
        <Menu align="end" trigger={<ToolButton icon={said ? 'check' : 'copy'} word={said ?? t('copy')} />}>
          {copying}
        </Menu>
        <a href={csvHref} download title={t('csvNote')} className={buttonClass()}>
          <Icon name="download" />
          {t('csvShort')}
        </a>
      </div>
    </div>
  )
}

function ToolButton({ icon, word, ...rest }: { icon: IconName; word: string }) {
  return (
    <button type="button" className={buttonClass()} {...rest}>
      <Icon name={icon} />
      {word}
    </button>
  )
}
