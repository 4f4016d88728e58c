import 'server-only'

/** The identity provider by which people may sign in. */
export interface OidcConfig {
  issuer: string
  clientId: string
  /** null: a public client, which has PKCE alone. */
  clientSecret: string | null
  /** null: openid, profile, email, and one named as the groups claim where the provider has it. */
  scopes: readonly string[] | null
  /** With dots between, where it is inside of others: `realm_access.roles`. */
  groupsClaim: string
  /** Where a person's name is: the first of these that they have. */
  nameClaim: readonly string[]
  /** As it stands on the button: “Sign in with …”. */
  title: string
  /** Whom to ask for a role; null: nobody is named. */
  contact: string | null
  /** The origin by which people reach this console; null: what their request says. */
  consoleUrl: string | null
  /** How long a session goes on while the provider says nothing about it. */
  graceMs: number
  /** PEM of who has signed the provider's certificate; null: those that Node trusts. */
  ca: string | null
}
