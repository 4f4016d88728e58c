'use client'

import { useTranslations } from 'next-intl'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { ChangeDialog } from '../../review/change-dialog'
import { shortPrincipal } from '../user-of'
import { RenewForm } from './renew-form'

interface RenewTokenDialogProps {
  cluster: string
  token: DelegationTokenItem
  /** What the brokers renew for at most; null: they do not tell. */
  longestMs: number | null
  onClose: () => void
}

export function RenewTokenDialog({ cluster, token, longestMs, onClose }: RenewTokenDialogProps) {
  const t = useTranslations('delegationTokens.renew')
  return (
    <ChangeDialog
      cluster={cluster}
      kind="delegation-token.renew"
      title={t('title', { owner: shortPrincipal(token.owner) })}
      verb={{ apply: t('apply') }}
      choose={(form) => <RenewForm token={token} longestMs={longestMs} {...form} />}
      onClose={onClose}
    />
  )
}
