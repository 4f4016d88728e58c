import { useQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/lib/client/queries/access'
import type { Grant } from '@/lib/domain/access/grant'
import { BUILT_IN_ROLES, isBuiltIn } from '@/lib/domain/access/roles'
import { useRoles } from './use-role-title'

/** What a role allows; of a role that only its holder knows, what they may do themselves. Empty while that is not known. */
export function useGrantsOf(role: string): readonly Grant[] {
  const { data: roles } = useRoles()
  const { data: session } = useQuery(sessionQueries.current())
  if (isBuiltIn(role)) return BUILT_IN_ROLES[role].grants
  return roles?.items.find(({ id }) => id === role)?.grants ?? (session?.actor.role === role ? session.grants : [])
}
