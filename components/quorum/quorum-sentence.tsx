'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { QuorumMajority } from '@/lib/domain/quorum/quorum-majority'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'

interface QuorumSentenceProps {
  leader: number
  majority: QuorumMajority
}

/** Who leads, who has caught up, and how many more may be lost. */
export function QuorumSentence({ leader, majority: { voters, needed, caughtUp, spare } }: QuorumSentenceProps) {
  const t = useTranslations('quorum.sentence')
  const isStrained = voters > 1 && spare === 0
  const [status, tone] =
    spare < 0 ? (['unreachable', 'text-danger'] as const) : isStrained ? (['problems', 'text-warn'] as const) : (['healthy', ''] as const)
  const strong = (words: ReactNode) => <strong className={clsx('font-strong', tone)}>{words}</strong>
  return (
    <Sentence more={t('more', { voters, needed })}>
      <StatusIcon status={status} size={20} className="mr-2 align-[-3px]" />
      <output>
        {voters === 1
          ? t('alone', { leader: String(leader) })
          : t.rich(spare < 0 ? 'none' : isStrained ? 'strained' : 'fine', {
              strong,
              leader: String(leader),
              voters,
              caughtUp,
              needed,
              spare,
            })}
      </output>
    </Sentence>
  )
}
