import type { BuiltInRoleId } from '../access/roles'

/** What somebody does with Kafka, as they say themselves, or by the role they have here. */
export const LANDINGS = ['by-role', 'platform', 'services', 'business'] as const
export type Landing = (typeof LANDINGS)[number]

export type LandingPage = 'clusters' | 'overview' | 'mine' | 'lag'

interface Visitor {
  landing: Landing
  role: BuiltInRoleId
  /** Whether they have named groups or topics as their own. */
  hasMine: boolean
  clusters: number
}

const BY_CHOICE = { platform: 'overview', services: 'mine', business: 'lag' } as const

/** The page that answers what this person comes for. */
export function landingPage({ landing, role, hasMine, clusters }: Visitor): LandingPage {
  const page = landing === 'by-role' ? byRole(role, hasMine) : BY_CHOICE[landing]
  return page === 'overview' && role === 'admin' && clusters > 1 ? 'clusters' : page
}

function byRole(role: BuiltInRoleId, hasMine: boolean): Exclude<LandingPage, 'clusters'> {
  if (role === 'viewer') return 'lag'
  return role === 'operator' && hasMine ? 'mine' : 'overview'
}
