import { cookies } from 'next/headers'
import { SessionGate } from '@/components/layout/session-gate'
import { Shell } from '@/components/layout/shell'
import { hasSessionCookie } from '@/lib/client/session-cookie'

/** The check itself is the API's, at every call: a cookie only tells whether the frame may be shown at once. */
export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const shell = <Shell>{children}</Shell>
  return hasSessionCookie(await cookies()) ? shell : <SessionGate>{shell}</SessionGate>
}
