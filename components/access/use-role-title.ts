import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { roleQueries } from '@/lib/client/queries/access'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { isBuiltIn } from '@/lib/domain/access/roles'

/** All roles, for those who may know of them; the others go by what they hold themselves. */
export function useRoles() {
  const may = useMay('users:write', on.console)
  return useQuery({ ...roleQueries.list(), enabled: may === true })
}

/** What people call a role: the built-in ones in their language, the others as they were named. */
export function useRoleTitle(): (id: string) => string {
  const t = useTranslations('access.roles')
  const { data } = useRoles()
  return useCallback((id) => (isBuiltIn(id) ? t(id) : (data?.items.find((role) => role.id === id)?.title ?? id)), [t, data])
}
