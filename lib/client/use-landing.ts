import { useQuery } from '@tanstack/react-query'
import { type LandingPage, landingPage } from '../domain/preferences/landing'
import { sessionQueries } from './queries/access'
import { clusterQueries } from './queries/clusters'
import { preferencesQueries } from './queries/preferences'

/** Where the caller begins; null while it is not known. Preferences that cannot be read stop nobody: then the role decides. */
export function useLanding(): LandingPage | null {
  const { data: session } = useQuery(sessionQueries.current())
  const { data: clusters } = useQuery(clusterQueries.list())
  const { data: preferences, isError } = useQuery(preferencesQueries.current())
  if (!session || !clusters || (!preferences && !isError)) return null
  return landingPage({
    landing: preferences?.landing ?? 'by-role',
    role: session.like,
    hasMine: preferences !== undefined && preferences.groups.length + preferences.topics.length > 0,
    clusters: clusters.items.length,
  })
}
