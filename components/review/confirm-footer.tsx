'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { formatRoughDuration } from '@/lib/client/format'
import type { ChangePlan } from '@/lib/contract/changes'
import { Button } from '../ui/button'
import type { ChangeDialogProps } from './change-dialog-props'
import type { Applying } from './use-applying'
import { useChangeWords } from './words'

interface ConfirmFooterProps {
  plan: ChangePlan
  verb: ChangeDialogProps['verb']
  applying: Applying
  /** To the form, where there is one. */
  onBack: (() => void) | null
  onClose: () => void
}

/** The confirmation a plan asks for, whether it can be undone, and the button that names the act. */
export function ConfirmFooter({ plan, verb, applying, onBack, onClose }: ConfirmFooterProps) {
  const t = useTranslations('review')
  const { said } = useChangeWords()
  const ids = { input: useId(), why: useId() }
  const { hindrance, isArming, isSending } = applying
  const isTyped = plan.confirm?.kind === 'type'
  const needed = plan.confirm?.kind === 'type' ? plan.confirm.text : ''
  const isSkipping = plan.totals.some(({ code, value }) => code === 'records-skipped' && value !== '0' && value !== 0)
  const why = isTyped && !plan.undo.possible ? 'gone' : isSkipping ? 'skips' : null
  const act = plan.approval ? t('approval.ask') : isArming ? (verb.arm ?? t('arm.fallback')) : verb.apply
  const isGrave = plan.confirm?.kind === 'type' && !plan.undo.possible
  const submit = (event: FormEvent) => {
    event.preventDefault()
    applying.send()
  }
  const reason = () => {
    if (hindrance === null) return null
    if (hindrance !== 'type') return t(`disabled.${hindrance}`)
    return isArming ? t('disabled.typeArm', { wait: formatRoughDuration(applying.wait * 60) }) : t('disabled.type')
  }
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 flex-wrap items-end gap-x-3 gap-y-2">
      {isTyped && (
        <div className="grid w-90 min-w-0 gap-1 max-md:w-full">
          <label htmlFor={ids.input} className="text-12 wrap-anywhere">
            {t.rich(why === null ? 'typeToConfirm' : `typeWhy.${why}`, { text: () => <b className="select-all">{needed}</b> })}
          </label>
          <input
            id={ids.input}
            data-confirm
            value={applying.typed}
            onChange={(event) => applying.type(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-describedby={ids.why}
            className="h-control w-full min-w-0 rounded-2 border border-line-control bg-raised px-2"
          />
        </div>
      )}
      <p
        id={ids.why}
        aria-live="polite"
        className="min-w-50 flex-1 text-12 text-muted max-md:basis-full md:min-h-(--control) md:content-center"
      >
        {reason()} {plan.undo.possible ? t('undo.possible') : plan.undo.because ? said(plan.undo.because) : t('undo.impossible')}
      </p>
      <div className="flex gap-2 max-md:w-full max-md:*:flex-1">
        {onBack && <Button onClick={onBack}>{t('back')}</Button>}
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          type="submit"
          look={isGrave ? 'danger' : 'primary'}
          disabled={hindrance !== null || isSending}
          aria-describedby={ids.why}
          {...(!isTyped && { 'data-confirm': true })}
        >
          {act}
        </Button>
      </div>
    </form>
  )
}
