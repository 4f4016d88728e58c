import { useTranslations } from 'next-intl'
import { useEffect } from 'react'

/** The title of the window, which a printed page has for its name, where only the browser knows it. null: as the page has it. */
export function useDocumentTitle(title: string | null): void {
  const app = useTranslations('app')('name')
  useEffect(() => {
    if (title === null) return
    const before = document.title
    const own = `${title} · ${app}`
    document.title = own
    return () => {
      // The next page may have set its own already.
      if (document.title === own) document.title = before
    }
  }, [title, app])
}
