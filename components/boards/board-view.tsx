'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import type { BoardSource } from '@/lib/client/queries/board-misses'
import type { Board } from '@/lib/contract/boards'
import { BoardNotices } from './board-notices'
import { BoardSentence } from './board-sentence'
import { MissesSection } from './misses-section'
import { ServicesList } from './services-list'
import { StripLegend } from './strip-legend'

interface BoardViewProps {
  board: Board
  /** The last try to read it anew failed. */
  isNotRenewed: boolean
  /** On a shared board nothing leads into the console. */
  source: BoardSource
  /** Beside the sentence. */
  actions?: ReactNode
  /** Below the sentence. */
  notice?: ReactNode
}

/** A board that watches something: the sentence, the services, and their worst moments. */
export function BoardView({ board, isNotRenewed, source, actions, notice }: BoardViewProps) {
  const t = useTranslations('boards')
  const { answered, known } = board.brokers
  const hasLinks = 'board' in source
  return (
    <>
      <BoardSentence board={board} aside={actions} />
      <BoardNotices board={board} isNotRenewed={isNotRenewed} />
      {notice}
      <ServicesList board={board} hasLinks={hasLinks} />
      <div className="mt-2.5 flex flex-wrap justify-between gap-x-8 gap-y-1 text-12 text-muted">
        <StripLegend />
        {/* In the console the header says it. */}
        {!hasLinks && (
          <p>
            {t('asOf', { at: formatClock(board.asOf) })} ·{' '}
            <span className={answered < known ? 'font-medium text-stale' : undefined}>{t('answered', { answered, known })}</span>
          </p>
        )}
      </div>
      <MissesSection board={board} source={source} />
    </>
  )
}
