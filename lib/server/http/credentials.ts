import 'server-only'
import type { Credentials } from '../auth/access'
import { isHttps } from './client-address'

/** What a request shows of who sends it. `secureCookies`: it came by https, whatever it looks like. */
export function credentialsOf(request: Request, secureCookies: boolean): Credentials {
  const { headers } = request
  return {
    authorization: headers.get('authorization'),
    cookie: headers.get('cookie'),
    host: headers.get('host'),
    isHttps: secureCookies || isHttps(request),
  }
}
