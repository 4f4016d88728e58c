const USER = 'User:'

/** The name of a principal that is a user; null for any other kind. */
export const userOf = (principal: string): string | null => (principal.startsWith(USER) ? principal.slice(USER.length) : null)

/** As people say it: a user by the name alone. */
export const shortPrincipal = (principal: string): string => userOf(principal) ?? principal
