'use client'

import { useTranslations } from 'next-intl'
import { formatRoughDuration } from '@/lib/client/format'
import type { ChangePlan } from '@/lib/contract/changes'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import { Notice } from '../ui/notice'
import { WarningWords } from './plan-warnings'
import { type Applying, WAITS } from './use-applying'
import { useChangeWords } from './words'

interface ArmNoticeProps {
  refused: NonNullable<ChangePlan['refusedNow']>
  arm: ChangePlan['arm']
  applying: Applying
}

/** Why Kafka would refuse it now, and for how long it may wait for that to pass. */
export function ArmNotice({ refused, arm, applying }: ArmNoticeProps) {
  const t = useTranslations('review.arm')
  const { said } = useChangeWords()
  if (!arm) {
    return (
      <div tabIndex={-1} data-first-focus className="rounded-2">
        <Notice tone="danger">
          <WarningWords warning={refused} />
        </Notice>
      </div>
    )
  }
  const word = (minutes: number) => formatRoughDuration(minutes * 60)
  const wait = (
    <Menu
      align="end"
      trigger={
        <button type="button" className="inline-flex items-center gap-1 rounded-1 text-muted max-md:min-h-9">
          {t('waitAtMost')} <b className="text-ink">{word(applying.wait)}</b>
          <Icon name="chevron-down" size={14} />
        </button>
      }
    >
      <MenuChoice
        label={t('label')}
        value={String(applying.wait)}
        options={WAITS.map((minutes) => ({ value: String(minutes), label: word(minutes) }))}
        onChange={(value) => applying.setWait(WAITS.find((minutes) => String(minutes) === value) ?? applying.wait)}
      />
    </Menu>
  )
  return (
    <div tabIndex={-1} data-first-focus className="rounded-2">
      <Notice tone="accent" icon="groups" action={wait}>
        <WarningWords warning={refused} />
        <p className="text-muted">
          {t('explain')} {arm.waits.map(said).join(' ')}
        </p>
      </Notice>
    </div>
  )
}
