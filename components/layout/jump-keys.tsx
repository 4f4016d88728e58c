import { useTranslations } from 'next-intl'
import { Kbd } from '../ui/kbd'

/** The keys of the search, where there are keys. */
export function JumpKeys() {
  const t = useTranslations('search.keys')
  return (
    <footer aria-hidden="true" className="flex gap-4 border-t border-line bg-sunken px-3.5 py-2 text-12 text-muted max-md:hidden">
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('move')}
      </span>
      <span>
        <Kbd>Enter</Kbd> {t('open')}
      </span>
      <span>
        <Kbd>Ctrl Enter</Kbd> {t('newTab')}
      </span>
      <span className="ml-auto">
        <Kbd>Esc</Kbd> {t('close')}
      </span>
    </footer>
  )
}
