import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { type QuotaEntity, entityForm } from '@/lib/domain/quotas/client-quota'

/** Whom a quota is for, in words: “user alice”, “every user without their own”. */
export function useEntityWords(): (entity: QuotaEntity) => string {
  const t = useTranslations('quotas.entity')
  return useCallback(
    (entity) => t(entityForm(entity), { user: entity.user ?? '', client: entity.clientId ?? '', ip: entity.ip ?? '' }),
    [t],
  )
}
