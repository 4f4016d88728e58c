'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ApiProblem } from '@/lib/client/api-problem'
import { paths } from '@/lib/client/paths'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { MovedTable } from './moved-table'

interface ApplyProblemProps {
  /** null: not an answer of the API. */
  problem: ApiProblem | null
  error: Error
  cluster: string
  onPlanAgain: () => void
}

/** Why applying was refused; where the ground has moved, what is different now. */
export function ApplyProblem({ problem, error, cluster, onPlanAgain }: ApplyProblemProps) {
  const t = useTranslations('review')
  const again = <Button onClick={onPlanAgain}>{t('planAgain')}</Button>
  // The request may have arrived: only the record knows.
  if (problem?.code === 'unreachable' || (problem?.status ?? 0) >= 502) {
    return (
      <Focused>
        <Notice
          tone="danger"
          says="at-once"
          action={
            <Link href={paths.changes(cluster)} className="link">
              {t('toChanges')}
            </Link>
          }
        >
          {t('noAnswer')}
        </Notice>
      </Focused>
    )
  }
  const differences = problem?.differences ?? []
  if (differences.length === 0) {
    const canPlanAgain = problem?.code === 'conflict' || problem?.code === 'not-found'
    return (
      <Focused>
        <ProblemNotice error={error} />
        {canPlanAgain && <div className="mt-2">{again}</div>}
      </Focused>
    )
  }
  return (
    <Focused>
      <Notice tone="warn" says="at-once" action={again}>
        <b>{t('moved.title')}</b> {t('moved.detail', { count: differences.length })}
        <MovedTable differences={differences} />
      </Notice>
    </Focused>
  )
}

/** Where the eye and the focus go: it stands above what was reviewed. */
function Focused({ children }: { children: React.ReactNode }) {
  return (
    <div tabIndex={-1} ref={(box) => box?.focus()} className="rounded-2">
      {children}
    </div>
  )
}
