'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'

interface LoginProviderProps {
  title: string
  isAnswering: boolean
  next: string | null
  /** What the page says already of the try before. */
  failed: string | null
  /** Name and password. */
  children: ReactNode
}

/** A link, as it leads away from this console; a page of its own follows. */
export function LoginProvider({ title, isAnswering, next, failed, children }: LoginProviderProps) {
  const t = useTranslations('login')
  // Whom the provider knows in this browser it would send back at once, and again without a role.
  const asAnother = failed === 'no-role'
  return (
    <>
      {!isAnswering && failed !== 'provider-down' && (
        <Notice tone="warn" icon="triangle">
          {t('providerDown', { title })}
        </Notice>
      )}
      <a
        href={paths.providerSignIn(next, asAnother)}
        className={clsx(buttonClass(isAnswering && !asAnother ? 'primary' : 'plain'), 'h-9! min-w-0 px-3!')}
      >
        <Icon name="access" />
        <span className="truncate">{t(asAnother ? 'signInAsAnother' : 'signInWith', { title })}</span>
      </a>
      <details open={!isAnswering} className="group border-t border-line pt-3">
        <summary className="flex cursor-pointer list-none items-center gap-1.5 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <Icon name="chevron-down" className="-rotate-90 group-open:rotate-0" />
          {t('byPassword')}
        </summary>
        <div className="mt-4 flex flex-col gap-4">{children}</div>
      </details>
    </>
  )
}
