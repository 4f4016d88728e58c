'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { Facts } from '../ui/facts'
import { BindingCount } from './binding-count'

export function UserFacts({ cluster, detail }: { cluster: string; detail: ScramUserDetail }) {
  const { passwordSet, bindings, isPartial, isConsole, asOf } = detail
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
          value: <BindingCount count={bindings && bindings.length} isPartial={isPartial} />,
        },
        ...(isConsole ? [{ label: t('one.used'), value: t('one.byConsole') }] : []),
      ]}
    />
  )
}
