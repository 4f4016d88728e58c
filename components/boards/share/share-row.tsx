'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDay, formatShortWhen } from '@/lib/client/format'
import type { ShareLink } from '@/lib/contract/boards'
import { Button } from '../../ui/button'

interface ShareRowProps {
  link: ShareLink
  nowMs: number
  isPending: boolean
  onRevoke: () => void
}

/** One link; revoking it takes a second press, because whoever has it loses the board at once. */
export function ShareRow({ link: { label, createdBy, createdAt, lastUsedAt }, nowMs, isPending, onRevoke }: ShareRowProps) {
  const t = useTranslations('boards.shares')
  const [isSure, setIsSure] = useState(false)
  const made = { name: createdBy, at: formatDay(createdAt), label: label ?? 'none' }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5">
      <span className="min-w-0 flex-1 basis-50">
        <span className="block wrap-anywhere">{label ?? t('by', made)}</span>
        {label !== null && <span className="block text-12 text-muted">{t('by', made)}</span>}
        <span className="block text-12 text-muted">
          {isSure ? t('revokeNote') : t('used', { at: lastUsedAt === null ? 'never' : formatShortWhen(lastUsedAt, nowMs) })}
        </span>
      </span>
      {isSure ? (
        <span className="flex gap-1.5">
          <Button look="quiet" onClick={() => setIsSure(false)}>
            {t('keep')}
          </Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that was just pressed */}
          <Button look="danger" autoFocus disabled={isPending} onClick={onRevoke}>
            {t('sure')}
          </Button>
        </span>
      ) : (
        <Button look="quiet" aria-label={t('revokeOf', made)} onClick={() => setIsSure(true)}>
          {t('revoke')}
        </Button>
      )}
    </li>
  )
}
