import { useQuery } from '@tanstack/react-query'
import { useLocale } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { languageFor } from '@/lib/client/i18n/language'
import { preferencesQueries } from '@/lib/client/queries/preferences'
import { applyTimeZone, isShownIn } from '@/lib/client/time-zone'

/**
 * The server draws a page by the browser's copy of the preferences, which may be missing, or of whoever was here
 * before. Each answer of the API renews the copy; where the page turns out to be drawn otherwise, it is drawn anew.
 */
export function useAppliedPreferences(): void {
  const router = useRouter()
  const drawnLanguage = useLocale()
  const { data } = useQuery(preferencesQueries.current())
  useEffect(() => {
    if (!data) return
    const language = languageFor(data.language, navigator.languages.join(','))
    if (language === drawnLanguage && isShownIn(data.timeZone)) return
    // The formats look at these marks while the page is drawn, which is before the server's marks are there.
    document.documentElement.lang = language
    applyTimeZone(data.timeZone)
    router.refresh()
  }, [data, drawnLanguage, router])
}
