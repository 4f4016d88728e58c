'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { configMeaning, plainDocumentation } from '@/lib/client/configs'
import type { ConfigEntry } from '@/lib/client/queries/types'
import { useIsPhone } from '@/lib/client/use-media'
import { Icon } from '../ui/icon'
import { LongName } from '../ui/long-name'
import { Tag } from '../ui/tag'

const CELL = 'h-(--row) overflow-hidden border-b border-line px-[9px] align-middle first:pl-1 last:pr-2 max-md:px-1.5 max-md:last:pr-0.5'

interface ConfigRowProps {
  entry: ConfigEntry
  isOpen: boolean
  onToggle: () => void
}

/** One config; opened, a second row below it tells what it hides and what it means. */
export function ConfigRow({ entry, isOpen, onToggle }: ConfigRowProps) {
  const t = useTranslations('configs')
  const detailId = useId()
  // A cell that spans a column that is not there would make one.
  const columns = useIsPhone() ? 2 : 3
  return (
    <>
      <tr data-row className={clsx('hover:bg-hover', isOpen && 'bg-selected')}>
        <td className={CELL}>
          <button
            type="button"
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
          <span className="hidden overflow-hidden pl-[18px] text-12 text-ellipsis whitespace-nowrap max-md:block">
            <ConfigValue name={entry.name} value={entry.value} isSensitive={entry.sensitive} />
          </span>
        </td>
        <td className={clsx(CELL, 'text-ellipsis whitespace-nowrap max-md:hidden')}>
          <ConfigValue name={entry.name} value={entry.value} isSensitive={entry.sensitive} />
        </td>
        <td className={clsx(CELL, entry.override ? 'font-medium' : 'text-muted')}>{t(`source.${entry.source}`)}</td>
      </tr>
      {isOpen && (
        <tr id={detailId}>
          <td colSpan={columns} className="border-b border-line bg-sunken px-[9px] py-2.5 pl-[22px]">
            <ConfigDetail entry={entry} />
          </td>
        </tr>
      )}
    </>
  )
}

function ConfigDetail({ entry }: { entry: ConfigEntry }) {
  const t = useTranslations('configs')
  const hidden = entry.synonyms.filter((synonym) => synonym.source !== entry.source)
  return (
    <div className="grid max-w-180 gap-2">
      {entry.value !== null && (
        <p className="font-mono text-12 break-all">
          {entry.name}={entry.value}
        </p>
      )}
      <p>{entry.documentation ? plainDocumentation(entry.documentation) : t('noDocumentation')}</p>
      {hidden.length > 0 && (
        <dl className="text-12">
          <dt className="text-muted">{t('otherwise')}</dt>
          {hidden.map((synonym) => (
            <dd key={`${synonym.source}-${synonym.name}`} className="flex flex-wrap gap-x-3">
              <span className="text-muted">{t(`source.${synonym.source}`)}</span>
              {synonym.name !== entry.name && <span className="text-muted">{t('as', { name: synonym.name })}</span>}
              <ConfigValue name={synonym.name} value={synonym.value} isSensitive={entry.sensitive} />
            </dd>
          ))}
        </dl>
      )}
      {(entry.readOnly || entry.sensitive) && (
        <p className="flex gap-2">
          {entry.readOnly && <Tag title={t('readOnlyNote')}>{t('readOnly')}</Tag>}
          {entry.sensitive && <Tag title={t('sensitiveNote')}>{t('sensitive')}</Tag>}
        </p>
      )}
    </div>
  )
}

function ConfigValue({ name, value, isSensitive }: { name: string; value: string | null; isSensitive: boolean }) {
  const t = useTranslations('configs')
  if (value === null) return <span className="text-muted">{t(isSensitive ? 'notGivenOut' : 'notSet')}</span>
  if (value === '') return <span className="text-muted">{t('emptyValue')}</span>
  const meaning = configMeaning(name, value)
  return (
    <>
      <span title={value} className="font-mono text-12">
        {value}
      </span>
      {meaning && <span className="ml-2 text-muted">{meaning}</span>}
    </>
  )
}
