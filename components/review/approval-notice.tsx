'use client'

import { useTranslations } from 'next-intl'
import { formatRoughDuration } from '@/lib/client/format'
import type { ChangePlan } from '@/lib/contract/changes'
import { Notice } from '../ui/notice'

interface ApprovalNoticeProps {
  approval: NonNullable<ChangePlan['approval']>
  /** Once approved it waits on, until nobody holds what it changes. */
  isArming: boolean
}

/** Said before it is sent: that others must approve it, for how long it waits for them, and what may be lost meanwhile. */
export function ApprovalNotice({ approval, isArming }: ApprovalNoticeProps) {
  const t = useTranslations('review.approval')
  const { needed, waitMs, isLostAtRestart } = approval
  return (
    <Notice tone="accent" icon="person">
      <b>{t('needs', { count: needed })}</b> {t('waits', { wait: formatRoughDuration(waitMs / 1000) })}
      <p className="text-muted">
        {t(isArming ? 'thenArmed' : 'thenApplied')} {isLostAtRestart && t('isLost')}
      </p>
    </Notice>
  )
}
