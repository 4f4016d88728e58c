import { type Grant, NAMED, type Named, isUnlimited } from '@/lib/domain/access/grant'
import { PERMISSION_GROUPS, type PermissionGroup, isOfConsole, namesAskedBy } from '@/lib/domain/access/permission-names'
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions'

/** What a grant allows, in parts that are each one sentence. */
export interface GrantSentence {
  /** A whole group of permissions is said by its name. */
  acts: readonly (Permission | PermissionGroup)[]
  /** Of what kind the names are; null: nothing here goes by names. */
  of: Named | null
  /** null: every name. Empty: none, so the sentence allows nothing. */
  names: readonly string[] | null
  /** null: every cluster. */
  clusters: readonly string[] | null
  /** It would allow something only without any limits, and has some. */
  isVain: boolean
}

const GROUPS = Object.entries(PERMISSION_GROUPS) as [PermissionGroup, readonly Permission[]][]

export function sentencesOf(grant: Grant): GrantSentence[] {
  const held = PERMISSIONS.filter((permission) => grant.permissions.includes(permission))
  const clusters = grant.clusters.includes('*') ? null : grant.clusters
  if (isUnlimited(grant)) return [{ acts: inGroups(held), of: null, names: null, clusters, isVain: false }]
  const whole = NAMED.every((of) => grant[of].includes('*'))
  const vain = held.filter((permission) => isOfConsole(permission) && permission !== 'boards:write')
  const rest = held.filter((permission) => !vain.includes(permission))
  const sentences: GrantSentence[] = []
  const say = (acts: readonly (Permission | PermissionGroup)[], of: Named | null, names: readonly string[] | null) => {
    if (acts.length > 0) sentences.push({ acts, of, names, clusters, isVain: false })
  }
  if (whole) say(inGroups(rest), null, null)
  else {
    for (const of of NAMED)
      say(
        rest.filter((permission) => namesAskedBy(permission) === of),
        of,
        grant[of].includes('*') ? null : grant[of],
      )
    say(
      rest.filter((permission) => namesAskedBy(permission) === null),
      null,
      null,
    )
  }
  if (vain.length > 0) sentences.push({ acts: vain, of: null, names: [], clusters, isVain: true })
  return sentences
}

/** A group of which all is held goes by its name; what is left over, one by one. */
function inGroups(held: readonly Permission[]): (Permission | PermissionGroup)[] {
  return GROUPS.flatMap(([group, permissions]) =>
    permissions.every((permission) => held.includes(permission)) ? [group] : permissions.filter((permission) => held.includes(permission)),
  )
}
