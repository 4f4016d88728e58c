import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** Words by codes that the server may have more of than this page. */
interface Lookup {
  (key: string): string
  has: (key: string) => boolean
}

/** What was done, in words; the code itself where this page has none for it. */
export function useActionWord(): (action: string) => string {
  const t = useTranslations('audit.actions') as unknown as Lookup
  return useCallback((action) => (t.has(action) ? t(action) : action), [t])
}
