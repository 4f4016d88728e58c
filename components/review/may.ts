import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { sessionQueries } from '@/lib/client/queries/access'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { type Permission, ROLES, ROLE_PERMISSIONS } from '@/lib/domain/access/permissions'

/** Whether whoever is signed in may do this; null while that is not known. */
export function useMay(permission: Permission): boolean | null {
  const { data } = useQuery(sessionQueries.current())
  return data ? data.permissions.includes(permission) : null
}

/** Why a write cannot be made here, in words for beside its button; null: it can, or it is not known yet. */
export function useWhyNot(cluster: string, permission: Permission, act: string): string | null {
  const t = useTranslations('review.may')
  const tRole = useTranslations('access.roles')
  const may = useMay(permission)
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  if (pulse?.readOnly) return t('readOnly', { cluster: pulse.name })
  if (may !== false) return null
  const role = ROLES.find((one) => ROLE_PERMISSIONS[one].includes(permission)) ?? 'admin'
  return t('role', { act, role: tRole(role) })
}
