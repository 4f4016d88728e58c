'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { GroupItem } from '@/lib/contract/groups'
import type { TopicItem } from '@/lib/contract/topics'
import { NEEDS_SOMEONE } from '@/lib/domain/lag/verdict'
import { Sentence } from '../ui/sentence'
import { SentenceSkeleton } from '../ui/sentence-skeleton'

interface MineSentenceProps {
  /** undefined while loading. */
  groups: readonly GroupItem[] | undefined
  topics: readonly TopicItem[] | undefined
}

/** Whether anybody has to do anything. A verdict that is not known counts as neither. */
export function MineSentence({ groups, topics }: MineSentenceProps) {
  const t = useTranslations('mine')
  if (!groups || !topics) return <SentenceSkeleton />
  if (groups.length + topics.length === 0) return <Sentence>{t('none')}</Sentence>
  const unknown = groups.filter(({ verdict }) => verdict === 'unknown').length
  return (
    <Sentence more={unknown > 0 && t('unknown', { count: unknown })}>
      {t.rich('sentence', {
        groups: groups.length,
        needing: groups.filter(({ verdict }) => NEEDS_SOMEONE.has(verdict)).length,
        topics: topics.length,
        unwell: topics.filter(({ health }) => health !== 'healthy').length,
        danger: (words: ReactNode) => <span className="text-danger">{words}</span>,
      })}
    </Sentence>
  )
}
