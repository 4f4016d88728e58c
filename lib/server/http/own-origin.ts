import 'server-only'
import { isHttps } from './client-address'

/** The origin by which this request reached the console. */
export function ownOrigin(request: Request): string {
  return `${isHttps(request) ? 'https' : 'http'}://${request.headers.get('host') ?? new URL(request.url).host}`
}
