import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { LongName } from '../ui/long-name'
import { userOf } from './user-of'

/** A principal; a user leads to its page. */
export function PrincipalLink({ cluster, principal }: { cluster: string; principal: string }) {
  const user = userOf(principal)
  if (user === null) return <LongName>{principal}</LongName>
  return (
    <Link
      href={paths.user(cluster, user)}
      prefetch={false}
      // The name is drawn in two pieces; read out it is one.
      aria-label={user}
      className="flex max-w-full min-w-0 text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
    >
      <LongName>{user}</LongName>
    </Link>
  )
}
