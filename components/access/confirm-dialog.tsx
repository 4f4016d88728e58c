'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNotice } from '../ui/problem-notice'

interface ConfirmDialogProps {
  title: string
  /** What follows from it. */
  detail: string
  /** Names the act. */
  action: string
  error: Error | null
  isPending: boolean
  onConfirm: () => void
  onClose: () => void
}

export function ConfirmDialog({ title, detail, action, error, isPending, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations('access')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="danger" disabled={isPending} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{detail}</p>
      {error && (
        <div className="mt-3">
          <ProblemNotice error={error} />
        </div>
      )}
    </Dialog>
  )
}
