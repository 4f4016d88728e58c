'use client'

import { useTranslations } from 'next-intl'
import { ChangeDialog } from '../../review/change-dialog'
import { RevealOffer } from '../../review/reveal/reveal-offer'
import { TokenForm } from './token-form'

interface CreateTokenDialogProps {
  cluster: string
  onClose: () => void
}

/** Makes a token; its HMAC can be read in the same dialog, once it is made. */
export function CreateTokenDialog({ cluster, onClose }: CreateTokenDialogProps) {
  const t = useTranslations('delegationTokens.create')
  return (
    <ChangeDialog
      cluster={cluster}
      kind="delegation-token.create"
      title={t('title')}
      verb={{ apply: t('apply') }}
      choose={(form) => <TokenForm {...form} />}
      afterwards={(change) => <RevealOffer change={change} />}
      onClose={onClose}
    />
  )
}
