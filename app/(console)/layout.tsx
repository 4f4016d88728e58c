import { cookies } from 'next/headers'
import { SessionGate } from '@/components/layout/session-gate'
import { Shell } from '@/components/layout/shell'
import { SESSION_COOKIE } from '@/lib/client/session-cookie'

/** The check itself is the API's, at every call: a cookie only tells whether the frame may be shown at once. */
export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const shell = <Shell>{children}</Shell>
  return (await cookies()).has(SESSION_COOKIE) ? shell : <SessionGate>{shell}</SessionGate>
}
