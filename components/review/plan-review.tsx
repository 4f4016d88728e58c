'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isApiProblem } from '@/lib/client/api-problem'
import type { ChangePlan, PlanWarning } from '@/lib/contract/changes'
import { Command } from '../ui/command'
import { ApprovalNotice } from './approval-notice'
import { ArmNotice } from './arm-notice'
import { ApplyProblem } from './apply-problem'
import type { WayOut } from './change-dialog-props'
import { PlanRows } from './plan-rows'
import { PlanTotals } from './plan-totals'
import { PlanWarnings } from './plan-warnings'
import type { Applying } from './use-applying'
import { useChangeWords } from './words'

interface PlanReviewProps {
  plan: ChangePlan
  applying: Applying
  drawing: ReactNode
  wayOut: (warning: PlanWarning) => WayOut | null
  onWayOut: (way: WayOut) => void
  onPlanAgain: () => void
}

/** Everything a plan says, in the order that is the same for every kind. */
export function PlanReview({ plan, applying, drawing, wayOut, onWayOut, onPlanAgain }: PlanReviewProps) {
  const t = useTranslations('review')
  const { said } = useChangeWords()
  const { error } = applying
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {error && (
        <ApplyProblem problem={isApiProblem(error) ? error : null} cluster={plan.cluster} error={error} onPlanAgain={onPlanAgain} />
      )}
      {plan.totals.length > 0 && <PlanTotals totals={plan.totals} />}
      {(plan.warnings.length > 0 || plan.refusedNow) && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          <PlanWarnings warnings={plan.warnings} wayOut={wayOut} onWayOut={onWayOut} />
          {plan.refusedNow && <ArmNotice refused={plan.refusedNow} arm={plan.arm} applying={applying} />}
        </div>
      )}
      {plan.approval && <ApprovalNotice approval={plan.approval} isArming={applying.isArming} />}
      <PlanRows label={t('rows')} kind={plan.kind} rows={plan.rows} asOf={plan.plannedAt} />
      {drawing}
      {plan.meaning.length > 0 && (
        <section aria-label={t('meaning')} className="grid gap-1 text-muted">
          {plan.meaning.map((message) => (
            <p key={`${message.code} ${message.text}`}>{said(message)}</p>
          ))}
        </section>
      )}
      <section aria-label={t('command')}>
        {plan.command === null ? <p className="text-12 text-muted">{t('noCommand')}</p> : <Command>{plan.command}</Command>}
      </section>
    </div>
  )
}
