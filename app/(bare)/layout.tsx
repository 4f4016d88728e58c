import { cookies } from 'next/headers'
import { SessionGate } from '@/components/layout/session-gate'
import { hasSessionCookie } from '@/lib/client/session-cookie'

/** Pages of the console without its frame: for a wall, and for paper. */
export default async function BareLayout({ children }: LayoutProps<'/'>) {
  return hasSessionCookie(await cookies()) ? children : <SessionGate>{children}</SessionGate>
}
