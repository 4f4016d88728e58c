'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { isApiProblem } from '@/lib/client/api-problem'
import { changeMutations } from '@/lib/client/queries/changes'
import type { Change } from '@/lib/contract/changes'
import { MovedTable } from '../review/moved-table'
import { useChangeWords } from '../review/words'
import { Button } from '../ui/button'
import { CheckedForm } from '../ui/checked-form'
import { Dialog } from '../ui/dialog'
import { ProblemNotice } from '../ui/problem-notice'
import { TextAreaField } from '../ui/text-area-field'

interface ApprovalDialogProps {
  change: Change
  answer: 'approve' | 'reject'
  onClose: () => void
}

const MOST_WORDS = 500

/** Asks once more before a change is approved, or why it is rejected. */
export function ApprovalDialog({ change, answer, onClose }: ApprovalDialogProps) {
  const t = useTranslations('changes.approval')
  const tChanges = useTranslations('changes')
  const { kind } = useChangeWords()
  const form = useRef<HTMLDivElement>(null)
  const approve = useMutation(changeMutations.approve(change.cluster))
  const reject = useMutation(changeMutations.reject(change.cluster))
  const [because, setBecause] = useState('')
  const isRejecting = answer === 'reject'
  const { error, isPending } = isRejecting ? reject : approve
  const what = tChanges('whatOf', { kind: kind(change.kind), target: change.target.name })
  const differences = isApiProblem(error) ? error.differences : []
  const send = () =>
    isRejecting
      ? reject.mutate({ change: change.id, because: because.trim() }, { onSuccess: onClose })
      : approve.mutate(change.id, { onSuccess: onClose })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isRejecting ? 'rejectTitle' : 'approveTitle', { what })}
      footer={
        <>
          <Button onClick={onClose}>{t(error ? 'close' : 'notYet')}</Button>
          {differences.length === 0 && (
            <Button look="primary" disabled={isPending} onClick={() => form.current?.querySelector('form')?.requestSubmit()}>
              {t(isRejecting ? 'rejectIt' : change.approval?.arm ? 'approveArm' : 'approveIt')}
            </Button>
          )}
        </>
      }
    >
      <div ref={form}>
        <CheckedForm
          faults={isRejecting && because.trim() === '' ? { because: t('becauseMissing') } : {}}
          refusal={error}
          isSending={isPending}
          onSend={send}
          className="grid gap-3"
        >
          {(wrong) => (
            <>
              <p>{t(isRejecting ? 'rejectDetail' : 'approveDetail', { who: change.actor.name })}</p>
              {isRejecting && (
                <TextAreaField
                  label={t('because')}
                  hint={t('becauseHint', { who: change.actor.name })}
                  name="because"
                  rows={3}
                  maxLength={MOST_WORDS}
                  value={because}
                  onChange={(event) => setBecause(event.target.value)}
                  error={wrong.because}
                />
              )}
              {error && <ProblemNotice error={error} />}
              {differences.length > 0 && <MovedTable differences={differences} />}
            </>
          )}
        </CheckedForm>
      </div>
    </Dialog>
  )
}
