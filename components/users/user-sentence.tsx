'use client'

import { useTranslations } from 'next-intl'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'

/** With what this user logs in, and whether that is as little as Kafka takes. */
export function UserSentence({ detail: { id, credentials, isConsole } }: { detail: ScramUserDetail }) {
  const t = useTranslations('users.one')
  const all = credentials ?? []
  const weak = all.filter((credential) => credential.isWeak)
  const more = weak.length > 0 ? t('weakMore') : isConsole ? t('consoleMore') : null
  return (
    <Sentence more={more}>
      <StatusIcon
        status={all.length === 0 ? 'inactive' : weak.length > 0 ? 'at-min-isr' : 'healthy'}
        size={20}
        className="mr-2 align-[-3px]"
      />
      <span className="wrap-anywhere">
        {t('sentence', {
          user: id,
          count: all.length,
          mechanisms: all.map(({ mechanism }) => mechanism).join(t('and')),
          weak: weak.length,
        })}
      </span>
    </Sentence>
  )
}
