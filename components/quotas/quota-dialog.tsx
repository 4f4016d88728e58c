'use client'

import { useTranslations } from 'next-intl'
import type { QuotaItem } from '@/lib/contract/quotas'
import { ChangeDialog } from '../review/change-dialog'
import { EMPTY_DRAFT, type QuotaDraft } from './quota-draft'
import { QuotaForm } from './quota-form'
import { useEntityWords } from './use-entity-words'

interface QuotaDialogProps {
  cluster: string
  /** null: a new one. */
  quota: QuotaItem | null
  brokers: number
  onClose: () => void
}

export function QuotaDialog({ cluster, quota, brokers, onClose }: QuotaDialogProps) {
  const t = useTranslations('quotas.set')
  const words = useEntityWords()
  return (
    <ChangeDialog
      cluster={cluster}
      kind="quota.set"
      title={quota === null ? t('newTitle') : t('title', { who: words(quota.entity) })}
      verb={{ apply: t('apply') }}
      choose={(form) => (
        <QuotaForm initial={quota === null ? EMPTY_DRAFT : draftOf(quota)} now={quota && quota.values} brokers={brokers} {...form} />
      )}
      onClose={onClose}
    />
  )
}

function draftOf({ entity: { user, clientId, ip } }: QuotaItem): QuotaDraft {
  return {
    form: ip !== undefined ? 'ip' : clientId === undefined ? 'user' : user === undefined ? 'client' : 'pair',
    names: { user: user ?? '', clientId: clientId ?? '', ip: ip ?? '' },
    isDefault: { user: user === null, clientId: clientId === null, ip: ip === null },
    values: {},
  }
}
