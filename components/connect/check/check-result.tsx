'use client'

import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ConnectionCheck } from '@/lib/contract/connections'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { AddressSteps } from './address-steps'
import { stepsByAddress } from './steps-by-address'

interface CheckResultProps {
  check: Pick<UseMutationResult<ConnectionCheck, Error, never>, 'data' | 'error' | 'isPending'>
  /** What was checked has been changed since. */
  isOfBefore?: boolean
}

/** What came of a connection check: the outcome, then every address with its steps. */
export function CheckResult({ check: { data, error, isPending }, isOfBefore = false }: CheckResultProps) {
  const t = useTranslations('connection.check')
  return (
    <div aria-live="polite" aria-busy={isPending} className="mt-3 grid gap-3">
      {error && <ProblemNotice error={error} />}
      {data && isOfBefore && <Notice tone="stale">{t('changedSince')}</Notice>}
      {data && (
        <>
          <Notice tone={data.passed ? 'ok' : 'danger'}>
            {data.passed ? t.rich('allPassed', { b: (words) => <b>{words}</b>, cluster: data.clusterId ?? '' }) : t('somethingFailed')}
          </Notice>
          <div className="border-t border-line-strong">
            {stepsByAddress(data.steps).map((address) => (
              <AddressSteps key={address.key} address={address} />
            ))}
          </div>
        </>
      )}
    </div>
  )
}
