'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import { useChangeWords } from '../review/words'
import { ChangeStateIcon } from '../review/change-state'
import { Sentence } from '../ui/sentence'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { TimeAgo } from '../ui/time-ago'
import { DAY_MS } from './changes-filter'
import { useActorName } from './use-actor-name'

const WRONG = ['partly-done', 'failed', 'unknown'] as const

/** How much was changed lately, what waits, and what did not come out as planned, whatever the list is filtered by. */
export function ChangesSentence({ cluster, nowMs }: { cluster: string; nowMs: number }) {
  const t = useTranslations('changes.sentence')
  const { kind: kindWord } = useChangeWords()
  const tChanges = useTranslations('changes')
  const actorName = useActorName()
  const { data: all, error } = useQuery(changeQueries.summary(cluster))
  const { data: day, error: dayError } = useQuery(changeQueries.summary(cluster, { from: new Date(nowMs - DAY_MS).toISOString() }))
  if (!all || !day) return (error ?? dayError) ? null : <SentenceSkeleton />

  const waiting = (all.facets.states['armed'] ?? 0) + (all.facets.states['awaiting-approval'] ?? 0)
  const wrong = WRONG.reduce((sum, state) => sum + (day.facets.states[state] ?? 0), 0)
  const [last] = all.items
  const warn = (words: ReactNode) => <span className="text-accent">{words}</span>
  const danger = (words: ReactNode) => <span className="text-warn">{words}</span>
  const which = day.total > 0 ? 'some' : waiting > 0 ? 'quietWaiting' : 'none'
  return (
    <Sentence
      more={
        last
          ? t.rich('last', {
              what: tChanges('whatOf', { kind: kindWord(last.kind), target: last.target.name }),
              who: actorName(last.actor),
              ago: () => <TimeAgo at={last.createdAt} asOf={all.asOf} />,
            })
          : t('never')
      }
    >
      <ChangeStateIcon state={wrong > 0 ? 'partly-done' : waiting > 0 ? 'armed' : 'done'} size={20} className="mr-2 align-[-3px]" />
      {t.rich(which, { count: day.total, waiting, wrong, warn, danger })}
    </Sentence>
  )
}
