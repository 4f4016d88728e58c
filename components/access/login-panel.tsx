'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { signInQueries } from '@/lib/client/queries/access'
import { LoginFailure } from './login-failure'
import { LoginForm } from './login-form'
import { LoginProvider } from './login-provider'

const noChanges = () => () => undefined

/** The identity provider first, where there is one; name and password below it, folded away while it answers. */
export function LoginPanel({ failed, next }: { failed: string | null; next: string | null }) {
  const t = useTranslations('login')
  const host = useSyncExternalStore(
    noChanges,
    () => window.location.host,
    () => '',
  )
  const { data: ways, isPending } = useQuery(signInQueries.ways())
  const provider = ways?.provider ?? null
  return (
    <>
      <div>
        <h1 className="text-20 tracking-[-0.01em]">{t('title')}</h1>
        <p className="mt-0.5 min-h-5 text-muted">{host}</p>
      </div>
      {failed !== null && !isPending && <LoginFailure failed={failed} refused={ways?.refused ?? null} provider={provider} />}
      {provider && (
        <LoginProvider {...provider} next={next} failed={failed}>
          <LoginForm />
        </LoginProvider>
      )}
      {!provider && !isPending && <LoginForm />}
    </>
  )
}
