import type { en } from '../../../messages/en/en'
import type { Language } from '../../contract/preferences'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: typeof en
  }
}
