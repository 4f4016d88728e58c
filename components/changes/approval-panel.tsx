'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatWhen } from '@/lib/client/format'
import type { Approving, Change } from '@/lib/contract/changes'
import { useChangeWords } from '../review/words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { ApprovalDialog } from './approval-dialog'

/** A change that waits for another person: whoever may approves or rejects it here, everybody else reads why not they, and who can. */
export function ApprovalPanel({ change, approving }: { change: Change; approving: Approving }) {
  const t = useTranslations('changes.approval')
  const { said } = useChangeWords()
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null)
  const { approval } = change
  if (!approval) return null
  const { may, because, people } = approving
  const until = formatWhen(approval.expiresAt, change.createdAt)
  return (
    <div className="mb-5">
      <Notice
        tone="accent"
        icon="person"
        action={
          may && (
            <span className="flex gap-2">
              <Button onClick={() => setAsked('reject')}>{t('reject')}</Button>
              <Button look="primary" onClick={() => setAsked('approve')}>
                {t('approve')}
              </Button>
            </span>
          )
        }
      >
        <b>{t('waits', { given: approval.approvals.length, needed: approval.needed })}</b> {t('until', { until })}
        {because && <p>{said(because)}</p>}
        {!may && <p className="text-muted">{people.length > 0 ? t('people', { people: people.join(', ') }) : t('nobody')}</p>}
        {approval.isLostAtRestart && <p className="text-muted">{t('isLost')}</p>}
      </Notice>
      {asked && <ApprovalDialog change={change} answer={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}
