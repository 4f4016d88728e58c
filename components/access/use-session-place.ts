import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { browserName } from '@/lib/client/browser-name'
import type { SessionItem } from '@/lib/contract/sessions'

/** Where a session is, in a few words: the browser and the system it named. */
export function useSessionPlace(): (session: Pick<SessionItem, 'agent'>) => string {
  const t = useTranslations('sessions')
  return useCallback(
    ({ agent }) => {
      const known = browserName(agent)
      return known ? t('browserOn', known) : (agent?.slice(0, 60) ?? t('unknownClient'))
    },
    [t],
  )
}
