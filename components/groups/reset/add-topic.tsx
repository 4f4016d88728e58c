'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { topicQueries } from '@/lib/client/queries/topics'
import { useDebounced } from '@/lib/client/use-debounced'
import { Button } from '../../ui/button'
import { controlClass } from '../../ui/field-note'
import { Icon } from '../../ui/icon'
import { LongName } from '../../ui/long-name'
import { ProblemNotice } from '../../ui/problem-notice'
import type { AddedTopic } from './reset-draft'

/** The search finds what is not among these. */
const MOST_SHOWN = 8

interface AddTopicProps {
  cluster: string
  /** What is there to choose from already, by name. */
  known: ReadonlyMap<string, unknown>
  isInvalid: boolean
  noteId: string
  onAdd: (topic: AddedTopic) => void
}

/** Finds another topic of the cluster as its name is typed. In sight from the start where there is none to choose from yet. */
export function AddTopic({ cluster, known, isInvalid, noteId, onAdd }: AddTopicProps) {
  const t = useTranslations('reset')
  const [isAsked, setIsAsked] = useState(false)
  if (known.size > 0 && !isAsked) {
    return (
      <Button look="quiet" icon="plus" onClick={() => setIsAsked(true)} className="max-md:h-9">
        {t('addTopic')}
      </Button>
    )
  }
  // From then on it stays, however many there are.
  return (
    <TopicSearch
      takesFocus={isAsked && known.size > 0}
      {...{ cluster, known, isInvalid, noteId }}
      onAdd={(topic) => {
        setIsAsked(true)
        onAdd(topic)
      }}
    />
  )
}

function TopicSearch({ cluster, known, isInvalid, noteId, onAdd, takesFocus }: AddTopicProps & { takesFocus: boolean }) {
  const t = useTranslations('reset')
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const q = useDebounced(wanted)
  const { data, error, isPlaceholderData } = useQuery({
    // Kafka's own are found by those who ask for them.
    ...topicQueries.pages(cluster, { q, sort: 'id', ...(q.startsWith('_') ? {} : { internal: 'false' }) })(0),
    placeholderData: keepPreviousData,
  })
  const found = data?.items.filter(({ id }) => !known.has(id)) ?? []
  const shown = found.slice(0, MOST_SHOWN)
  const more = (data?.total ?? 0) - (data?.items.length ?? 0) + found.length - shown.length
  const input = () => box.current?.querySelector('input')
  const add = ({ id, partitions }: { id: string; partitions: number }) => {
    onAdd({ topic: id, partitions })
    // The line that was pressed is gone.
    input()?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      box.current?.querySelector<HTMLElement>('ul button')?.focus()
    }
    if (event.key !== 'Enter') return
    // Enter takes the first; it does not send the form. What is still being looked for is not taken unseen.
    event.preventDefault()
    const [first] = shown
    if (first && wanted !== '' && q === wanted && !isPlaceholderData) add(first)
  }
  return (
    <div ref={box} className="grid max-w-180 gap-1.5">
      <input
        type="search"
        aria-label={t('searchCluster')}
        placeholder={t('searchCluster')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- somebody has just asked for it
        autoFocus={takesFocus}
        autoComplete="off"
        spellCheck={false}
        {...(isInvalid && { 'aria-invalid': true, 'aria-describedby': noteId })}
        className={clsx(controlClass(isInvalid), 'h-control w-80 max-w-full max-md:h-9')}
      />
      {error ? (
        <ProblemNotice error={error} />
      ) : (
        <ul aria-label={t('foundTopics')} aria-busy={data === undefined || isPlaceholderData} className="max-h-56 overflow-y-auto">
          {shown.map((topic) => (
            <li key={topic.id}>
              <button
                type="button"
                onClick={() => add(topic)}
                className="flex min-h-7 w-full items-center gap-2 rounded-2 px-1 text-left hover:bg-hover max-md:min-h-9"
              >
                <Icon name="plus" size={14} className="shrink-0 text-muted" />
                <LongName>{topic.id}</LongName>
                <span className="ml-auto shrink-0 text-12 text-muted">{t('partitionCount', { count: topic.partitions })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {data && shown.length === 0 && <p className="text-12 text-muted">{t('noOtherTopics')}</p>}
      {more > 0 && <p className="text-12 text-muted">{t('moreTopics', { count: more })}</p>}
    </div>
  )
}
