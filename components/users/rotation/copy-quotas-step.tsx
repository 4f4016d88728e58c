'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { quotaQueries } from '@/lib/client/queries/quotas'
import { on } from '@/lib/domain/access/on'
import { ChangeDialog } from '../../review/change-dialog'
import { WriteButton } from '../../review/write-button'
import { type MissingQuota, missingQuotas } from './missing-quotas'
import { RotationStep } from './rotation-step'

interface CopyQuotasStepProps {
  cluster: string
  user: string
  successor: string
  isThere: boolean
}

/** Limits the new user as the old one is, a change for each entity. Whoever may see both users sees every quota that names them. */
export function CopyQuotasStep({ cluster, user, successor, isThere }: CopyQuotasStepProps) {
  const t = useTranslations('users.rotation')
  const { data: of } = useQuery(quotaQueries.ofUser(cluster, user))
  const { data: at } = useQuery(quotaQueries.ofUser(cluster, successor))
  const missing = useMemo(() => (of?.known && at?.known ? missingQuotas(of.items, at.items, successor) : null), [of, at, successor])
  const [copied, setCopied] = useState<MissingQuota | null>(null)
  if (missing === null)
    return (
      <RotationStep state="untold" title={t('copyQuotas')}>
        {t('quotasUnknown', { user })}
      </RotationStep>
    )
  const isDone = isThere && missing.length === 0
  return (
    <RotationStep
      state={isDone ? 'done' : isThere ? 'next' : 'later'}
      title={t('copyQuotas')}
      action={
        isThere &&
        !isDone && (
          <span className="flex flex-wrap gap-2">
            {missing.map((quota) => (
              <WriteButton
                key={JSON.stringify(quota.entity)}
                resource={on.user(cluster, successor)}
                permission="quotas:write"
                act={t('copyQuotaAct')}
                onClick={() => setCopied(quota)}
                className="max-md:h-9"
              >
                {quota.entity.clientId === undefined
                  ? t('copyQuota')
                  : t('copyQuotaWith', { clientId: quota.entity.clientId ?? '<default>' })}
              </WriteButton>
            ))}
          </span>
        )
      }
    >
      {missing.length > 0
        ? t('quotasMissing', { count: missing.length, user: successor })
        : t(of?.items.length === 0 ? 'noQuotas' : 'quotasCopied')}
      {copied && (
        <ChangeDialog
          cluster={cluster}
          kind="quota.set"
          title={t('copyQuotaTitle', { user: successor })}
          input={{ ...copied }}
          verb={{ apply: t('copyQuota') }}
          onClose={() => setCopied(null)}
        />
      )}
    </RotationStep>
  )
}
