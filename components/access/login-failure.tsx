'use client'

import { useTranslations } from 'next-intl'
import type { SignInWays } from '@/lib/contract/sessions'
import { SIGN_IN_FAILURES } from '@/lib/domain/access/sign-in-failures'
import { Notice } from '../ui/notice'

interface LoginFailureProps {
  /** As the address says it. */
  failed: string
  refused: SignInWays['refused']
  provider: SignInWays['provider']
}

/** Why the identity provider did not let somebody in; whoever has no role is told what was seen of them, and whom to ask. */
export function LoginFailure({ failed, refused, provider }: LoginFailureProps) {
  const t = useTranslations('login')
  const known = SIGN_IN_FAILURES.find((code) => code === failed) ?? 'other'
  if (known !== 'no-role' || refused === null || provider === null) {
    const isTheirs = known === 'provider-down' || known === 'denied' || known === 'not-begun-here'
    return (
      <Notice tone={isTheirs ? 'warn' : 'danger'} says="at-once">
        {t(`failures.${known}`)}
      </Notice>
    )
  }
  const { name, groups, more, contact } = refused
  return (
    <Notice tone="warn" icon="lock" says="at-once">
      <div className="grid gap-2">
        <p className="break-words">{t('refused', { title: provider.title, name })}</p>
        <p className="break-words">{groups.length === 0 ? t('noGroupsSeen') : t('groupsSeen', { groups: groups.join(', '), more })}</p>
        <p className="break-words">{contact === null ? t('ask') : t('askContact', { contact })}</p>
      </div>
    </Notice>
  )
}
