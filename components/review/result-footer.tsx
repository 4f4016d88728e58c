'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { changeMutations } from '@/lib/client/queries/changes'
import type { Change } from '@/lib/contract/changes'
import { isWaiting } from '@/lib/domain/change/states'
import { Button } from '../ui/button'

interface ResultFooterProps {
  change: Change
  /** Goes on with the change that undoes this one. */
  onUndone: (change: string) => void
  /** Somebody has just said what they want to do. */
  isAskedAtOnce?: boolean
  onClose: () => void
}

/** What can still be done about a change: stop its waiting, or put back what it found. Both are asked once more. */
export function ResultFooter({ change, onUndone, isAskedAtOnce = false, onClose }: ResultFooterProps) {
  const t = useTranslations('review')
  const [isAsking, setIsAsking] = useState(isAskedAtOnce)
  const cancel = useMutation(changeMutations.cancel(change.cluster))
  const undo = useMutation(changeMutations.undo(change.cluster))
  const canCancel = isWaiting(change.state)
  const canUndo = change.undo.possible && change.undoneBy === null
  const error = cancel.error ?? undo.error
  const act = () => {
    if (canCancel) cancel.mutate(change.id, { onSettled: () => setIsAsking(false) })
    else undo.mutate(change.id, { onSuccess: (answer) => onUndone(answer.change.id), onSettled: () => setIsAsking(false) })
  }
  if (isAsking && (canCancel || canUndo)) {
    return (
      <>
        <p className="min-w-50 flex-1 text-12 max-md:basis-full">{t(canCancel ? 'cancelDetail' : 'undoDetail')}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that was pressed; a second Enter does nothing */}
        <Button autoFocus onClick={() => (isAskedAtOnce ? onClose() : setIsAsking(false))}>
          {t(canCancel ? 'keepWaiting' : 'keepIt')}
        </Button>
        <Button look="primary" disabled={cancel.isPending || undo.isPending} onClick={act}>
          {t(canCancel ? 'cancelIt' : 'undoIt')}
        </Button>
      </>
    )
  }
  return (
    <>
      {error && (
        <p role="alert" className="min-w-50 flex-1 text-12 text-danger max-md:basis-full">
          {'detail' in error && typeof error.detail === 'string' ? error.detail : error.message}
        </p>
      )}
      {(canCancel || canUndo) && <Button onClick={() => setIsAsking(true)}>{t(canCancel ? 'askCancel' : 'askUndo')}</Button>}
      {/* It stands where the button was that applied: the second half of a double click closes nothing unread. */}
      <Button look="primary" onClick={(event) => event.detail < 2 && onClose()}>
        {t('close')}
      </Button>
    </>
  )
}
