'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useRef } from 'react'
import { paths } from '@/lib/client/paths'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { ChangeDialog } from '../../review/change-dialog'

interface DeleteUserDialogProps {
  cluster: string
  user: string
  mechanism: ScramMechanism
  /** With it the user is gone. */
  isLast: boolean
  onClose: () => void
}

/** Takes one credential away; closing it leads to the users that are left where it was the last. */
export function DeleteUserDialog({ cluster, user, mechanism, isLast, onClose }: DeleteUserDialogProps) {
  const t = useTranslations('userChange.delete')
  const router = useRouter()
  const input = useMemo(() => ({ user, mechanism }), [user, mechanism])
  // As it was when the dialog was opened: the page behind is renewed while it is still here.
  const wasLast = useRef(isLast)
  const isGone = useRef(false)
  return (
    <ChangeDialog
      cluster={cluster}
      kind="user.delete"
      title={t('title', { user, mechanism })}
      verb={{ apply: t('apply') }}
      input={input}
      onOver={({ state }) => {
        isGone.current = state === 'done' && wasLast.current
      }}
      onClose={() => {
        if (isGone.current) router.replace(paths.users(cluster))
        else onClose()
      }}
    />
  )
}
