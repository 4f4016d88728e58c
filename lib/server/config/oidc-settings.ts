import 'server-only'
import { z } from 'zod'
import { isLoopback } from '../auth/loopback'
import type { OidcConfig } from '../auth/oidc/oidc-config'
import { readSecret, SecretSource, type Surroundings } from './secret-source'

const MS_PER_MINUTE = 60_000

const Url = z.string().superRefine((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe) context.addIssue({ code: 'custom', message: 'expected https://… (http only for this machine)' })
})
const Scope = z.string().regex(/^[!#-[\]-~]{1,200}$/, 'a scope is one word')
const ClaimPath = z.string().min(1).max(200)

/** `oidc:` in highwater.yaml: sign-in by an identity provider. */
export const OidcSettings = z.strictObject({
  issuer: Url,
  clientId: z.string().min(1).max(500),
  /** Left out for a public client. */
  clientSecret: SecretSource.optional(),
  /** Left out: openid, profile, email, and the groups claim's own where the provider has it. */
  scopes: z.array(Scope).min(1).optional(),
  groupsClaim: ClaimPath.default('groups'),
  /** The first that the person has. */
  nameClaim: z.union([ClaimPath.transform((claim) => [claim]), z.array(ClaimPath).min(1)]).default(['email', 'preferred_username']),
  title: z.string().trim().min(1).max(60).default('single sign-on'),
  /** Whom to ask for a role: an address, a channel. */
  contact: z.string().trim().min(1).max(200).optional(),
  /** Where people reach this console; left out: as the request says. */
  consoleUrl: Url.transform((url) => new URL(url).origin).optional(),
  /** How long a session goes on while the provider says nothing. */
  graceMinutes: z.number().int().min(0).max(1_440).default(60),
  ca: SecretSource.optional(),
})
export type OidcSettings = z.infer<typeof OidcSettings>

export function oidcFromFile(settings: OidcSettings | undefined, path: string, surroundings: Surroundings): OidcConfig | null {
  if (!settings) return null
  const { clientSecret, ca, scopes = null, contact = null, consoleUrl = null, graceMinutes, ...rest } = settings
  return {
    ...rest,
    scopes: scopes && [...new Set(['openid', ...scopes])],
    contact,
    consoleUrl,
    graceMs: graceMinutes * MS_PER_MINUTE,
    clientSecret: clientSecret ? readSecret(clientSecret, `${path}: oidc.clientSecret`, surroundings) : null,
    ca: ca ? readSecret(ca, `${path}: oidc.ca`, surroundings) : null,
  }
}
