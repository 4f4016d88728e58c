'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isApiProblem } from '@/lib/client/api-problem'
import { changeMutations } from '@/lib/client/queries/changes'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNotice } from '../ui/problem-notice'
import { Skeleton } from '../ui/skeleton'
import type { ChangeDialogProps } from './change-dialog-props'
import { ChangeResult } from './change-result'
import { ConfirmFooter } from './confirm-footer'
import { PlanHead } from './plan-head'
import { PlanReview } from './plan-review'
import { ResultFooter } from './result-footer'
import { ReviewSteps } from './review-steps'
import { useApplied } from './use-applied'
import { useApplying } from './use-applying'

/** What `ChangeDialog` is, once its code is here. */
export function ReviewDialog(props: ChangeDialogProps) {
  const { cluster, kind, title, choose, input, verb, where, drawing, wayOut, afterwards, onPlanned, onOver, onClose } = props
  const t = useTranslations('review')
  const planned = useMutation(changeMutations.plan(cluster, kind))
  const [isChoosing, setIsChoosing] = useState(choose !== undefined)
  const [asked, setAsked] = useState(input)
  const form = useRef<HTMLDivElement>(null)
  const plan = planned.isPending || isChoosing ? null : (planned.data?.plan ?? null)
  const applying = useApplying(cluster, plan)
  const applied = useApplied(cluster, applying.change)

  const toPlan = (next: Record<string, unknown>) => {
    setAsked(next)
    applying.reset()
    planned.mutate(next, {
      onSuccess: (answer) => {
        setIsChoosing(false)
        onPlanned?.(answer.plan)
      },
    })
  }
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current || choose || !input) return
    hasBegun.current = true
    planned.mutate(input)
  }, [choose, input, planned])

  const told = useRef<string | null>(null)
  // Before it is seen: whoever closes what says that it is done is taken where that leads.
  useLayoutEffect(() => {
    if (!applied.isOver || applied.change === null || told.current === applied.change.id) return
    told.current = applied.change.id
    onOver?.(applied.change)
  }, [applied.isOver, applied.change, onOver])

  const body = useRef<HTMLDivElement>(null)
  const shown = applied.change?.id ?? plan?.id
  useEffect(() => {
    const dialog = body.current?.closest('[role=dialog]')
    const [first] = ['[data-first-focus]', '[data-confirm]:not(:disabled)'].flatMap((one) => dialog?.querySelector<HTMLElement>(one) ?? [])
    if (shown !== undefined) first?.focus()
  }, [shown])

  const problem = isApiProblem(planned.error) ? planned.error : null
  const current = applied.change ? applied.step : isChoosing ? 'choose' : 'review'
  const back = choose ? () => setIsChoosing(true) : null
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={title}
      sub={plan && !applied.change && <PlanHead plan={plan} where={asked && where?.(plan, asked)} />}
      aside={<ReviewSteps current={current} hasChoice={choose !== undefined} isOver={applied.isOver} />}
      footer={footer()}
    >
      <div ref={body}>
        {/* Nothing that was chosen is lost on the way back. */}
        {choose && (
          <div ref={form} hidden={!isChoosing}>
            {choose({ plan: toPlan, planning: planned.isPending, problem })}
          </div>
        )}
        {applied.change ? (
          <ChangeResult change={applied.change} error={applied.error}>
            {afterwards?.(applied.change)}
          </ChangeResult>
        ) : plan ? (
          <PlanReview
            plan={plan}
            applying={applying}
            drawing={drawing?.(plan)}
            wayOut={(warning) => wayOut?.(warning, plan) ?? null}
            onWayOut={({ input: instead, onTake }) => {
              onTake?.()
              toPlan(instead)
            }}
            onPlanAgain={() => asked && toPlan(asked)}
          />
        ) : isChoosing ? null : planned.error ? (
          <ProblemNotice error={planned.error} />
        ) : (
          <Planning label={t('planning')} />
        )}
      </div>
    </Dialog>
  )

  function footer(): ReactNode {
    if (applied.change) return <ResultFooter change={applied.change} onUndone={applying.follow} onClose={onClose} />
    if (plan) return <ConfirmFooter plan={plan} verb={verb} applying={applying} onBack={back} onClose={onClose} />
    return (
      <>
        <Button onClick={onClose}>{t('cancel')}</Button>
        {isChoosing && (
          <Button look="primary" disabled={planned.isPending} onClick={() => form.current?.querySelector('form')?.requestSubmit()}>
            {t('toReview')}
          </Button>
        )}
        {!isChoosing && planned.error && asked && <Button onClick={() => toPlan(asked)}>{t('planAgain')}</Button>}
      </>
    )
  }
}

function Planning({ label }: { label: string }) {
  return (
    <output aria-busy="true" className="grid min-h-60 content-start gap-4">
      <span className="unseen">{label}</span>
      <Skeleton className="h-6 w-80" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
      <Skeleton className="w-full" />
    </output>
  )
}
