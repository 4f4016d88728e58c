const NONE = 'none'

/** The roles of a person, as the API lists them in one text: whoever signs in by the identity provider may hold several, or none. */
export function roleIdsOf(role: string): string[] {
  return role === NONE ? [] : role.split(', ')
}
