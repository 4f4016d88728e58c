'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { type ReactNode, useMemo, useRef } from 'react'
import { filterConfigs } from '@/lib/client/configs'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Facet } from '../ui/facet'
import { SearchInput } from '../ui/search-input'
import { type DataColumn, parseSort, printSort } from './columns'
import { ConfigRow } from './config-row'
import { differs, type ShownConfig } from './shown-config'
import { configsSearch } from './configs-search'
import { DataTableHead } from './data-table-head'
import { SkeletonRow } from './data-table-row'
import type { RowEditing } from './row-editing'
import { TableFooter } from './table-footer'
import { useRowKeys } from './use-row-keys'

interface ConfigsTableProps {
  label: string
  /** undefined while loading. */
  configs: readonly ShownConfig[] | undefined
  /** The brokers these were compared with; left out where there is nothing to compare. */
  comparedWith?: readonly number[] | undefined
  /** Beside the filter, at the right. */
  aside?: ReactNode
  /** For tables whose values can be changed. */
  edit?: (config: ShownConfig) => RowEditing
}

const SKELETON_ROWS = 12

/** Configs with what was set here first; a row opens to what it hides and what Kafka says of it. */
export function ConfigsTable({ label, configs, comparedWith, aside, edit }: ConfigsTableProps) {
  const t = useTranslations('configs')
  const [{ q, only, sort, open }, setSearch] = useQueryStates(configsSearch)
  const body = useRef<HTMLTableSectionElement>(null)
  const rows = useMemo(() => {
    const shown = only === 'differs' ? configs?.filter(differs) : configs
    return shown && filterConfigs(shown, { q, isSetHere: only === 'set', sort })
  }, [configs, q, only, sort])
  useRowKeys({ body, count: rows?.length ?? 0, isOn: true, scrollTo: undefined })
  const isCompared = comparedWith !== undefined
  const isEditable = edit !== undefined
  const columns = useMemo<readonly DataColumn<ShownConfig>[]>(
    () => [
      { id: 'name', head: t('name'), width: 340, phoneWidth: 232, isSortable: true, cell: () => null },
      { id: 'value', head: t('value'), hideBelow: 'md', cell: () => null },
      { id: 'default', head: t('default'), width: 200, hideBelow: 'xl', cell: () => null },
      ...(isCompared ? [{ id: 'others', head: t('others'), width: 170, hideBelow: 'lg' as const, cell: () => null }] : []),
      { id: 'source', head: t('from'), width: 170, phoneWidth: 110, isSortable: true, cell: () => null },
      ...(isEditable ? [{ id: 'edit', head: '', headLabel: t('edit'), width: 96, hideBelow: 'md' as const, cell: () => null }] : []),
    ],
    [t, isCompared, isEditable],
  )
  const sorted = sort ? parseSort(sort) : null
  const sortBy = (id: string) => void setSearch({ sort: printSort({ id, desc: sorted?.id === id && !sorted.desc }) })
  const setHere = configs?.filter((entry) => entry.override).length ?? null
  return (
    <>
      <div className="my-2.5 flex flex-wrap items-center gap-2">
        <SearchInput label={t('search')} placeholder={t('searchHint')} value={q} onChange={(next) => void setSearch({ q: next })} />
        <Facet
          label={t('show')}
          value={only ?? 'all'}
          onChange={(value) => void setSearch({ only: value === 'all' ? null : value })}
          options={[
            { value: 'all' as const, label: t('all'), count: configs?.length ?? null },
            { value: 'set' as const, label: t('setHere'), count: setHere },
            ...(isCompared ? [{ value: 'differs' as const, label: t('differs'), count: configs?.filter(differs).length ?? null }] : []),
          ]}
        />
        {aside}
      </div>
      {rows?.length === 0 ? (
        <EmptyState
          title={q ? t('noMatch', { q, only: only ?? 'all' }) : t(only === 'set' ? 'noneSet' : only === 'differs' ? 'noneDiffers' : 'none')}
          actions={(q || only) && <Button onClick={() => void setSearch({ q: '', only: null })}>{t('showAll')}</Button>}
        />
      ) : (
        <div className="border-t border-line-strong">
          <table aria-label={label} aria-busy={!rows} className="w-full table-fixed border-separate border-spacing-0">
            <DataTableHead
              columns={columns}
              sortOf={(id) => (sorted?.id === id ? (sorted.desc ? 'desc' : 'asc') : null)}
              canSort={(id) => id === 'name' || id === 'source'}
              onSort={sortBy}
            />
            <tbody ref={body}>
              {!rows && Array.from({ length: SKELETON_ROWS }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} />)}
              {rows?.map((entry) => (
                <ConfigRow
                  key={entry.name}
                  entry={entry}
                  columns={columns}
                  comparedWith={comparedWith}
                  editing={edit?.(entry)}
                  isOpen={entry.name === open}
                  onToggle={() => void setSearch({ open: entry.name === open ? null : entry.name })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {configs && rows && rows.length > 0 && (
        <TableFooter shown={rows.length} total={configs.length} hasKeys>
          {comparedWith && t('comparedWith', { count: comparedWith.length, ids: comparedWith.join(', ') })}
        </TableFooter>
      )}
    </>
  )
}
