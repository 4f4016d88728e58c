'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { useIsPhone } from '@/lib/client/use-media'
import { Icon } from '../ui/icon'
import { LongName } from '../ui/long-name'
import { columnClass, type DataColumn } from './columns'
import { ConfigDetail } from './config-detail'
import { ConfigValue } from './config-value'
import type { RowEditing } from './row-editing'
import { differs, kafkasDefault, type ShownConfig } from './shown-config'

const CELL =
  'h-(--row) overflow-hidden border-b border-line px-[9px] align-middle text-ellipsis whitespace-nowrap first:pl-1 last:pr-2 max-md:px-1.5 max-md:last:pr-0.5'
/** Columns that are there on a phone. */
const PHONE_COLUMNS = 2

interface ConfigRowProps {
  entry: ShownConfig
  columns: readonly DataColumn<ShownConfig>[]
  comparedWith: readonly number[] | undefined
  editing: RowEditing | undefined
  isOpen: boolean
  onToggle: () => void
}

/** One config; opened, a second row below it tells what it hides, who has another value, and what it means. */
export function ConfigRow({ entry, columns, comparedWith, editing, isOpen, onToggle }: ConfigRowProps) {
  const t = useTranslations('configs')
  const detailId = useId()
  // A cell that spans a column that is not there would make one.
  const isPhone = useIsPhone()
  const isChanging = editing !== undefined && editing.next !== null
  const now = <ConfigValue name={entry.name} value={entry.value} isSensitive={entry.sensitive} />
  const value = isChanging ? (
    <>
      {/* First what there may be no room for both of. */}
      {editing.next} <s className="ml-1 text-muted">{now}</s>
    </>
  ) : (
    now
  )
  const edge = isChanging ? 'first:border-l-accent' : differs(entry) ? 'first:border-l-warn-mark' : null
  const cells: Record<string, () => ReactNode> = {
    name: () => <ConfigName entry={entry} value={value} isOpen={isOpen} detailId={detailId} onToggle={onToggle} />,
    value: () => value,
    default: () => <Default entry={entry} />,
    others: () => <Others entry={entry} comparedWith={comparedWith ?? []} />,
    source: () => <span className={entry.override ? 'font-medium' : 'text-muted'}>{t(`source.${entry.source}`)}</span>,
    edit: () => editing?.control,
  }
  return (
    <>
      <tr data-row className={clsx('hover:bg-hover', isOpen && 'bg-selected')}>
        {columns.map((column) => (
          <td key={column.id} className={clsx(CELL, columnClass(column), edge && `first:border-l-2 first:pl-0.5! ${edge}`)}>
            {cells[column.id]?.()}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr id={detailId}>
          <td colSpan={isPhone ? PHONE_COLUMNS : columns.length} className="border-b border-line bg-sunken px-[9px] py-2.5 pl-[22px]">
            {editing?.editor}
            <ConfigDetail entry={entry} />
          </td>
        </tr>
      )}
    </>
  )
}

interface ConfigNameProps extends Pick<ConfigRowProps, 'entry' | 'isOpen' | 'onToggle'> {
  /** On phones below the name. */
  value: ReactNode
  detailId: string
}

function ConfigName({ entry, value, isOpen, detailId, onToggle }: ConfigNameProps) {
  return (
    <>
      <button
        type="button"
        data-config={entry.name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailId : undefined}
        onClick={onToggle}
        className="flex max-w-full items-center gap-1 text-left focus-visible:-outline-offset-1"
      >
        <Icon name="chevron-down" size={14} className={clsx('text-faint', !isOpen && '-rotate-90')} />
        <span className={clsx('flex min-w-0', entry.override ? 'font-strong' : 'font-medium')}>
          <LongName>{entry.name}</LongName>
        </span>
      </button>
      <span className="hidden overflow-hidden pl-[18px] text-12 text-ellipsis whitespace-nowrap max-md:block">{value}</span>
    </>
  )
}

function Default({ entry }: { entry: ShownConfig }) {
  const t = useTranslations('configs')
  const hidden = kafkasDefault(entry)
  if (hidden === null) return <span className="text-faint">{t('nothing')}</span>
  return (
    <span className="text-muted">
      <ConfigValue name={hidden.name} value={hidden.value} isSensitive={entry.sensitive} />
    </span>
  )
}

/** Who has another value than this broker. */
function Others({ entry, comparedWith }: { entry: ShownConfig; comparedWith: readonly number[] }) {
  const t = useTranslations('configs')
  const { others = [], perBroker = false } = entry
  if (comparedWith.length === 0) return <span className="text-faint">{t('nothing')}</span>
  if (others.length === 0) return <span className="text-faint">{t('same')}</span>
  if (perBroker) return <span className="text-muted">{t('perBroker')}</span>
  return (
    <span className="font-medium text-warn">
      {others.length === comparedWith.length && others.length > 1
        ? t('onlyHere')
        : t('othersDiffer', { count: others.length, ids: others.map(({ broker }) => broker).join(', ') })}
    </span>
  )
}
