import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Needed } from '@/lib/client/api-problem'
import { sessionQueries } from '@/lib/client/queries/access'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { actorOf, mayIn } from '@/lib/client/use-may'
import { type InCluster, on } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { builtInRolesWith } from '@/lib/domain/access/roles'
import { elsewhere, needsOf } from '@/lib/domain/access/why-not'

interface Refusal {
  /** In words for beside its button. */
  why: string
  /** Who may do it can be asked by this; null: nobody may. */
  needs: Needed | null
}

/** Why a write cannot be made there; null: it can, or it is not known yet. `act` is the subject of a sentence. */
export function useRefusal(resource: InCluster, permission: Permission, act: string): Refusal | null {
  const t = useTranslations('review.may')
  const tRole = useTranslations('access.roles')
  const { data: session } = useQuery(sessionQueries.current())
  const { data: pulse } = useQuery(clusterQueries.pulse(resource.cluster))
  if (pulse?.readOnly) return { why: t('readOnly', { cluster: pulse.name }), needs: null }
  if (!session || mayWrite(session, permission, resource)) return null
  if (mayIn(session, permission, resource)) {
    return { why: t('noChanges', { act }), needs: needsOf('changes:read', on.cluster(resource.cluster)) }
  }
  const needs = needsOf(permission, resource)
  const held = elsewhere(actorOf(session), permission, resource)
  if (held.holds === 'nowhere') return { why: t('role', { act, role: tRole(builtInRolesWith(permission)[0] ?? 'admin') }), needs }
  const patterns = held.patterns.join(', ')
  if (held.holds === 'clusters') return { why: t('elsewhere', { act, patterns, cluster: pulse?.name ?? resource.cluster }), needs }
  const isAny = resource.type === 'cluster' || resource.type === 'broker'
  return { why: patterns === '' || isAny ? t('noNames', { act }) : t('otherNames', { act, patterns }), needs }
}

/** The words alone. */
export function useWhyNot(resource: InCluster, permission: Permission, act: string): string | null {
  return useRefusal(resource, permission, act)?.why ?? null
}

/** Whether a write can be made there, as far as is known; no, while it is not known whose session this is. */
export function useMayWrite(resource: InCluster, permission: Permission): boolean {
  const { data: session } = useQuery(sessionQueries.current())
  const { data: pulse } = useQuery(clusterQueries.pulse(resource.cluster))
  return !pulse?.readOnly && !!session && mayWrite(session, permission, resource)
}

/** Whatever is changed is planned, applied and recorded as a Change. */
function mayWrite(session: Parameters<typeof mayIn>[0], permission: Permission, resource: InCluster): boolean {
  return mayIn(session, permission, resource) && mayIn(session, 'changes:read', on.cluster(resource.cluster))
}
