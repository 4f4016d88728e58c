'use client'

import { useTranslations } from 'next-intl'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'

interface UsersSentenceProps {
  total: number
  weak: number
  /** There may be others, whom the one who looks may not see. */
  isPartial: boolean
}

/** How many can log in, and how many of them with as few iterations as Kafka takes. */
export function UsersSentence({ total, weak, isPartial }: UsersSentenceProps) {
  const t = useTranslations('users')
  if (total === 0) return null
  return (
    <Sentence more={weak === 0 ? t('sentenceMore') : t('sentenceWeakMore')}>
      <StatusIcon status={weak === 0 ? 'healthy' : 'at-min-isr'} size={20} className="mr-2 align-[-3px]" />
      {t(isPartial ? 'sentencePartial' : 'sentence', { total, weak })}
    </Sentence>
  )
}
