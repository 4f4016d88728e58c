'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChangeDialog } from '../../review/change-dialog'
import type { PasswordTask } from './password-draft'
import { type MadePassword, PasswordForm } from './password-form'
import { PasswordShown } from './password-shown'

interface PasswordDialogProps {
  cluster: string
  task: PasswordTask
  onClose: () => void
}

/** Makes a password and shows it once, after what is made of it has been sent. It is in this dialog's memory and nowhere else. */
export function PasswordDialog({ cluster, task, onClose }: PasswordDialogProps) {
  const t = useTranslations('userChange')
  const [made, setMade] = useState<MadePassword | null>(null)
  return (
    <ChangeDialog
      cluster={cluster}
      kind={task.kind === 'set-password' ? 'user.set-password' : 'user.create'}
      title={t(`${task.kind}.title`, { user: task.user ?? '' })}
      verb={{ apply: t(`${task.kind}.apply`) }}
      choose={(form) => <PasswordForm task={task} onMade={setMade} {...form} />}
      afterwards={(change) => made && <PasswordShown cluster={cluster} change={change} made={made} />}
      onClose={onClose}
    />
  )
}
