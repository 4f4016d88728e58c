import { getRequestConfig } from 'next-intl/server'
import messages from '../../../messages/en.json'

/** One language so far, so no locale in paths. Times are shown by lib/client/format in the browser's zone, never through this one. */
export default getRequestConfig(() => ({ locale: 'en', messages, timeZone: 'UTC' }))
