import type { en } from '../../../messages/en/en'
import type { Language } from '../../domain/preferences/limits'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: typeof en
  }
}
