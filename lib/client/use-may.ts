import { useQuery } from '@tanstack/react-query'
import type { SessionView } from '../contract/access'
import { on } from '../domain/access/on'
import type { Permission, Resource } from '../domain/access/permissions'
import { heldOn } from '../domain/access/reach'
import { sessionQueries } from './queries/access'

/** Whoever is signed in, as the rules of access know them. */
export function actorOf({ grants, scope }: Pick<SessionView, 'grants' | 'scope'>) {
  return { roles: [{ id: 'theirs', grants }], scope }
}

export function mayIn(session: Pick<SessionView, 'grants' | 'scope'>, permission: Permission, resource: Resource): boolean {
  return heldOn(actorOf(session), permission, resource).reach !== 'none'
}

/** Of the console itself: nothing that is limited to a part counts. */
export function mayInConsole(session: Pick<SessionView, 'grants' | 'scope'>, permission: Permission): boolean {
  return mayIn(session, permission, on.console)
}

/** Whether there can be anything in that cluster for them to do this with. */
export function mayInCluster(session: Pick<SessionView, 'grants' | 'scope'>, permission: Permission, cluster: string): boolean {
  return mayIn(session, permission, on.cluster(cluster))
}

/**
 * Whether whoever is signed in may do this there; asked of a cluster, whether they may with anything in it. null while
 * that is not known. The server decides in any case.
 */
export function useMay(permission: Permission, resource: Resource): boolean | null {
  const { data } = useQuery(sessionQueries.current())
  return data ? mayIn(data, permission, resource) : null
}
