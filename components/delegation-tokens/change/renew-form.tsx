'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatWhen } from '@/lib/client/format'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { shortPrincipal } from '../user-of'
import { PERIODS, type Period, periodMs, renewedUntil } from './renew-period'

const NO_FAULTS = {}

interface RenewFormProps extends ChooseForm {
  token: DelegationTokenItem
}

/** For how long from now; each way says when that is, for none reaches beyond the last moment. */
export function RenewForm({ token, plan, planning, problem }: RenewFormProps) {
  const t = useTranslations('delegationTokens.renew')
  const [openedMs] = useState(() => Date.now())
  const [period, setPeriod] = useState<Period>('day')
  const { id, owner, expiresAt } = token
  const maxMs = Date.parse(token.maxAt)
  return (
    <CheckedForm
      faults={NO_FAULTS}
      refusal={problem}
      isSending={planning}
      onSend={() => plan({ owner: shortPrincipal(owner), tokenId: id, periodMs: periodMs(period, { nowMs: Date.now(), maxMs }) })}
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
            options={PERIODS.map((value) => {
              const { untilMs, isLast } = renewedUntil(value, { nowMs: openedMs, maxMs })
              return { value, label: t(`periods.${value}`), note: t(isLast ? 'untilLast' : 'until', { at: formatWhen(untilMs, openedMs) }) }
            })}
          />
        </>
      )}
    </CheckedForm>
  )
}
