'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Change } from '@/lib/contract/changes'
import { formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { isOpen } from '@/lib/domain/change/states'
import { ProblemNotice } from '../ui/problem-notice'
import { ChangeStateIcon } from './change-state'
import { PlanRows } from './plan-rows'
import { StepOutcomes } from './step-outcomes'
import { sameOf } from './row-order'
import { waitingUntil } from './waiting-until'
import { useChangeWords } from './words'

interface ChangeResultProps {
  change: Change
  /** Why the last look at it failed. */
  error: Error | null
  /** What its own dialog has to add. */
  children?: ReactNode
}

/** What has become of a change so far: what was sent, what Kafka said, what was read back. */
export function ChangeResult({ change, error, children }: ChangeResultProps) {
  const t = useTranslations('review')
  const tState = useTranslations('changes.state')
  const { said } = useChangeWords()
  const { found, steps } = change.outcome
  const waitsUntil = waitingUntil(change)
  const notAsPlanned = change.rows.filter((row) => found.some((one) => one.state !== 'as-planned' && sameOf(one.of, row.of)))
  return (
    <div className="grid min-h-60 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <output tabIndex={-1} data-first-focus className="-mx-2 block rounded-2 px-2 py-1">
        <span className="block text-20 font-strong tracking-[-0.01em] text-balance max-md:text-16">
          <ChangeStateIcon state={change.state} size={20} className="mr-2 align-[-3px]" />
          <span className="unseen">{tState(change.state)}: </span>
          {said(change.said)}
        </span>
        {isOpen(change.state) && (
          <span className="block text-muted">
            {waitsUntil === null ? t('goesOn') : t('waitsOn', { until: formatWhen(waitsUntil, change.createdAt) })}
          </span>
        )}
      </output>
      {error && <ProblemNotice error={error} />}
      {children}
      <StepOutcomes steps={steps} isOpen={isOpen(change.state)} />
      {found.length > 0 && (
        <section aria-label={t('readBack')} className="grid gap-2">
          <p>{t('readBackCount', { done: found.filter(({ state }) => state === 'as-planned').length, total: found.length })}</p>
          {notAsPlanned.length > 0 && (
            <PlanRows label={t('readBack')} kind={change.kind} rows={notAsPlanned} asOf={change.createdAt} found={found} isPast />
          )}
        </section>
      )}
      <p>
        <Link href={paths.change(change.cluster, change.id)} className="link">
          {t('toChange')}
        </Link>
      </p>
    </div>
  )
}
