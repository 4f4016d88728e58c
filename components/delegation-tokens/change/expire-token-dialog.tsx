'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { ChangeDialog } from '../../review/change-dialog'
import { shortPrincipal } from '../user-of'

interface ExpireTokenDialogProps {
  cluster: string
  token: DelegationTokenItem
  onClose: () => void
  /** In place of `onClose` once the token is gone. */
  onGone: () => void
}

export function ExpireTokenDialog({ cluster, token: { id, owner }, onClose, onGone }: ExpireTokenDialogProps) {
  const t = useTranslations('delegationTokens.expire')
  const user = shortPrincipal(owner)
  const input = useMemo(() => ({ owner: user, tokenId: id }), [user, id])
  const isGone = useRef(false)
  return (
    <ChangeDialog
      cluster={cluster}
      kind="delegation-token.expire"
      title={t('title', { owner: user })}
      verb={{ apply: t('apply') }}
      input={input}
      onOver={({ state }) => {
        isGone.current = state === 'done'
      }}
      onClose={() => (isGone.current ? onGone : onClose)()}
    />
  )
}
