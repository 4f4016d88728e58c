'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ApiProblem, isApiProblem } from '@/lib/client/api-problem'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { Icon } from './icon'
import { WhoCan } from './who-can'

interface ProblemProps {
  error: Error
  onRetry?: () => void
  /** Further ways out. */
  actions?: ReactNode
}

/** Why a page cannot be shown: what happened, to what, and what to do. */
export function ProblemState({ error, onRetry, actions }: ProblemProps) {
  const t = useTranslations('problem')
  const problem = isApiProblem(error) ? error : new ApiProblem({ code: 'internal', status: 0, title: error.message })
  const isRefused = problem.code === 'forbidden'
  return (
    <EmptyState
      kind={
        <span className={isRefused ? 'flex items-center gap-1.5 text-muted' : 'flex items-center gap-1.5 font-medium text-danger'}>
          <Icon name={isRefused ? 'lock' : 'cross'} />
          {t(`${problem.code}.kind`)}
        </span>
      }
      title={t(`${problem.code}.title`)}
      actions={
        <>
          {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
          {actions}
        </>
      }
    >
      <p>{problem.detail ?? t(`${problem.code}.detail`)}</p>
      {problem.needs && (
        <p className="mt-1">
          <WhoCan needs={problem.needs} />
        </p>
      )}
      {problem.kafkaError && <p>{t('kafkaError', { name: problem.kafkaError })}</p>}
      {problem.requestId && <p className="mt-1 text-12 text-faint">{t('requestId', { id: problem.requestId })}</p>}
    </EmptyState>
  )
}
