'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDuration, formatWhen } from '@/lib/client/format'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { shortPrincipal } from '../user-of'
import { type Period, periodMs, periodsWithin, renewedUntil } from './renew-period'

const NO_FAULTS = {}

interface RenewFormProps extends ChooseForm {
  token: DelegationTokenItem
  /** What the brokers renew for at most; null: they do not tell. */
  longestMs: number | null
}

/** For how long from now; each way says when that is, for none reaches beyond the last moment. */
export function RenewForm({ token, longestMs, plan, planning, problem }: RenewFormProps) {
  const t = useTranslations('delegationTokens.renew')
  const [openedMs] = useState(() => Date.now())
  const periods = periodsWithin(longestMs)
  const [period, setPeriod] = useState<Period>(periods.includes('day') ? 'day' : 'last')
  const { id, owner, expiresAt } = token
  const limits = { maxMs: Date.parse(token.maxAt), longestMs }
  return (
    <CheckedForm
      faults={NO_FAULTS}
      refusal={problem}
      isSending={planning}
      onSend={() => plan({ owner: shortPrincipal(owner), tokenId: id, periodMs: periodMs(period, { nowMs: Date.now(), ...limits }) })}
      className="grid max-w-160 gap-4"
    >
      {() => (
        <>
          {problem && !planning && <ProblemNotice error={problem} />}
          <p>{t('now', { expires: formatWhen(expiresAt, openedMs) })}</p>
          <RadioList
            legend={t('for')}
            name="period"
            takesFocus
            value={period}
            onChange={setPeriod}
            options={periods.map((value) => {
              const { untilMs, isLast } = renewedUntil(value, { nowMs: openedMs, ...limits })
              return { value, label: t(`periods.${value}`), note: t(isLast ? 'untilLast' : 'until', { at: formatWhen(untilMs, openedMs) }) }
            })}
          />
          <p className="text-12 text-muted">
            {longestMs === null ? t('longestUnknown') : t('longest', { duration: formatDuration(longestMs / 1000) })}
          </p>
        </>
      )}
    </CheckedForm>
  )
}
