'use client'

import { useTranslations } from 'next-intl'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'

/** How many tokens log in, and how many have had their time. */
export function TokensSentence({ total, expired }: { total: number; expired: number }) {
  const t = useTranslations('delegationTokens')
  if (total === 0) return null
  return (
    <Sentence more={t('sentenceMore')}>
      <StatusIcon status={expired === 0 ? 'healthy' : 'refused'} size={20} className="mr-2 align-[-3px]" />
      {t('sentence', { valid: total - expired, expired })}
    </Sentence>
  )
}
