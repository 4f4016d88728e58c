/** Of `User:alice` the name, `alice`: roles go by it. */
export const nameOfPrincipal = (principal: string): string => principal.slice(principal.indexOf(':') + 1)
