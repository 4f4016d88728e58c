'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ApiProblem } from '@/lib/client/api-problem'
import { paths } from '@/lib/client/paths'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { figureText } from './words'

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
  const shown = (value: string | null) =>
    value === null ? <i className="text-muted">{t('moved.none')}</i> : (figureText('', value) ?? value)
  return (
    <Focused>
      <Notice tone="warn" says="at-once" action={again}>
        <b>{t('moved.title')}</b> {t('moved.detail', { count: differences.length })}
        <table className="mt-1.5 w-full max-w-160 text-12">
          <thead>
            <tr className="text-left text-muted">
              <th className="py-0.5 pr-4 font-regular">{t('moved.what')}</th>
              <th className="py-0.5 pr-4 font-regular">{t('moved.planned')}</th>
              <th className="py-0.5 font-regular">{t('moved.now')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ what, planned, now }) => (
              <tr key={what} className="border-t border-line-strong align-top">
                <th scope="row" className="py-0.5 pr-4 text-left font-medium wrap-anywhere">
                  {what}
                </th>
                <td className="py-0.5 pr-4 break-words">{shown(planned)}</td>
                <td className="py-0.5 font-strong break-words">{shown(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
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
