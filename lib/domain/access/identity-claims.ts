/** What an identity provider says of a person, as its JSON has it. */
export type Claims = Readonly<Record<string, unknown>>

const MOST_CHARACTERS = 200

/** The groups in this claim; null: it says nothing of groups. Dots lead inside: `realm_access.roles`; a claim that itself has dots in its name is found too. */
export function groupsIn(claims: Claims, path: string): string[] | null {
  const value = claimAt(claims, path)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((group): group is string => typeof group === 'string' && group !== '') : null
}

/** The first of these claims that holds a name; null: none does. */
export function nameIn(claims: Claims, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = claimAt(claims, path)
    const name = typeof value === 'string' ? cleanName(value) : ''
    if (name !== '') return name
  }
  return null
}

/** Nothing that would break a line of a record, or turn the direction of what stands beside it. */
function cleanName(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, MOST_CHARACTERS)
}

function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let at: unknown = claims
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Claims)[key]
  }
  return at
}
