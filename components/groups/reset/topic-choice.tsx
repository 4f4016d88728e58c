'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatCount } from '@/lib/client/format'
import { LongName } from '../../ui/long-name'
import { partitionRanges } from '../member-lag'
import { controlClass } from '../../ui/field-note'
import { AddTopic } from './add-topic'
import { parsePartitionRanges } from './partition-ranges'
import { type ScopeDraft, withTopic } from './reset-draft'

/** From here on a list needs a search. */
const SEARCH_FROM = 10
/** The search finds what is not among these. */
const MOST_SHOWN = 100

interface TopicChoiceProps {
  byTopic: ReadonlyMap<string, ReadonlySet<number>>
  /** The cluster whose other topics can be added; without it there are only these. */
  addFrom?: string
  draft: ScopeDraft
  onChange: (change: Partial<ScopeDraft>) => void
  /** Whose ranges cannot be read. */
  wrongTopic: string | null
  isInvalid: boolean
  noteId: string
}

/** Topics: each to be ticked, or with the ranges of its partitions. */
export function TopicChoice({ byTopic, addFrom, draft, onChange, wrongTopic, isInvalid, noteId }: TopicChoiceProps) {
  const t = useTranslations('reset')
  const [q, setQ] = useState('')
  const names = [...byTopic.keys()]
  const found = names.filter((name) => name.toLowerCase().includes(q.trim().toLowerCase()))
  const shown = found.slice(0, MOST_SHOWN)
  const isTopics = draft.scope === 'topics'
  const isAll = found.length > 0 && found.every((name) => draft.topics.includes(name))
  const tick = (changed: readonly string[], isOn: boolean) =>
    onChange({ topics: isOn ? [...new Set([...draft.topics, ...changed])] : draft.topics.filter((name) => !changed.includes(name)) })
  if (names.length === 0 && addFrom === undefined) return <p className="text-muted">{t('noTopics')}</p>
  return (
    <div className={clsx('max-w-180', names.length > 0 && 'border-y border-line')}>
      {(names.length >= SEARCH_FROM || (isTopics && names.length > 1)) && (
        <div className="flex flex-wrap items-center gap-3 border-b border-line py-1">
          {names.length >= SEARCH_FROM && (
            <input
              type="search"
              aria-label={t('searchTopics')}
              placeholder={t('searchTopics')}
              value={q}
              onChange={(event) => setQ(event.target.value)}
              // Enter looks for it; it does not send the form.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              className={clsx(controlClass(false), 'h-control w-60 max-md:h-9')}
            />
          )}
          {isTopics && names.length > 1 && (
            <button type="button" className="link" onClick={() => tick(found, !isAll)}>
              {t(isAll ? 'tickNone' : 'tickAll', { count: found.length })}
            </button>
          )}
        </div>
      )}
      <ul className="max-h-56 overflow-y-auto" hidden={names.length === 0}>
        {shown.map((name, index) => (
          <TopicLine
            key={name}
            name={name}
            known={byTopic.get(name) ?? new Set()}
            noteId={noteId}
            isInvalid={isInvalid && (wrongTopic === null ? index === 0 : wrongTopic === name)}
            {...(isTopics
              ? { isTicked: draft.topics.includes(name), onTick: (isOn) => tick([name], isOn) }
              : { ranges: draft.ranges[name] ?? '', onRanges: (text) => onChange({ ranges: { ...draft.ranges, [name]: text } }) })}
          />
        ))}
      </ul>
      {found.length > shown.length && (
        <p className="border-t border-line py-1 text-12 text-muted">{t('moreTopics', { count: found.length - shown.length })}</p>
      )}
      {addFrom !== undefined && (
        <div className={clsx(names.length > 0 && 'border-t border-line py-1.5')}>
          <AddTopic
            cluster={addFrom}
            known={byTopic}
            isInvalid={isInvalid && names.length === 0}
            noteId={noteId}
            onAdd={(topic) => onChange(withTopic(draft, topic))}
          />
        </div>
      )}
    </div>
  )
}

type TopicLineProps = { name: string; known: ReadonlySet<number>; noteId: string; isInvalid: boolean } & (
  | { isTicked: boolean; onTick: (isOn: boolean) => void; ranges?: undefined }
  | { ranges: string; onRanges: (text: string) => void }
)

function TopicLine(props: TopicLineProps) {
  const t = useTranslations('reset')
  const { name, known, noteId, isInvalid } = props
  const wrong = isInvalid ? { 'aria-invalid': true, 'aria-describedby': noteId } : {}
  if (props.ranges === undefined) {
    return (
      <li className="border-b border-line last:border-b-0">
        <label className="flex min-h-7 cursor-pointer items-center gap-2 px-1 hover:bg-hover max-md:min-h-9">
          <input
            type="checkbox"
            name="topics"
            checked={props.isTicked}
            onChange={(event) => props.onTick(event.target.checked)}
            className="shrink-0 accent-accent"
            {...wrong}
          />
          <LongName>{name}</LongName>
          <span className="ml-auto shrink-0 text-12 text-muted">{t('partitionCount', { count: known.size })}</span>
        </label>
      </li>
    )
  }
  const read = parsePartitionRanges(props.ranges, known)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,180px)_84px] items-center gap-3 border-b border-line px-1 py-1 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_120px_64px] max-md:gap-2">
      <span className="flex min-w-0">
        <LongName>{name}</LongName>
      </span>
      <input
        name="topics"
        aria-label={t('rangesOf', { topic: name })}
        value={props.ranges}
        onChange={(event) => props.onRanges(event.target.value)}
        placeholder={partitionRanges([...known])}
        autoComplete="off"
        spellCheck={false}
        className={clsx(controlClass(isInvalid), 'h-control w-full max-md:h-9')}
        {...wrong}
      />
      <span className="text-right text-12 whitespace-nowrap text-muted">
        {t('countOf', { chosen: formatCount('partitions' in read ? read.partitions.length : 0), all: formatCount(known.size) })}
      </span>
    </li>
  )
}
