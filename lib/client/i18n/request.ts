import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { en } from '../../../messages/en/en'
import { ko } from '../../../messages/ko/ko'
import { PREFERENCES_COOKIE, preferencesFrom } from '../../contract/preferences'
import { languageFor } from './language'

const CATALOGUES = { en, ko }

/**
 * No locale in paths: a link means the same page for everybody. Only the chosen catalogue goes to the browser.
 * Times are shown by lib/client/format, never through this time zone.
 */
export default getRequestConfig(async () => {
  const { language } = preferencesFrom((await cookies()).get(PREFERENCES_COOKIE)?.value)
  const locale = languageFor(language, (await headers()).get('accept-language'))
  return { locale, messages: CATALOGUES[locale], timeZone: 'UTC' }
})
