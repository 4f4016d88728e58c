'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatCount, formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { Facts } from '../ui/facts'
import { Figure } from '../ui/figure'

export function UserFacts({ cluster, detail: { passwordSet, bindings, isConsole, asOf } }: { cluster: string; detail: ScramUserDetail }) {
  const t = useTranslations('users')
  return (
    <Facts
      label={t('one.facts')}
      facts={[
        {
          label: t('one.passwordSet'),
          value: passwordSet ? (
            <Link href={paths.change(cluster, passwordSet.change)} className="link">
              {t('one.setBy', { at: formatWhen(passwordSet.at, asOf), by: passwordSet.by, mechanism: passwordSet.mechanism })}
            </Link>
          ) : (
            t('one.neverSet')
          ),
        },
        {
          label: t('bindings'),
          value: <Figure note={t('bindingsUnknown')}>{bindings === null ? null : formatCount(bindings.length)}</Figure>,
        },
        ...(isConsole ? [{ label: t('one.used'), value: t('one.byConsole') }] : []),
      ]}
    />
  )
}
