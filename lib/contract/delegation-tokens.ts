import { z } from 'zod'
import { ListQuery, Time, page } from './primitives'

/** A token that logs in to Kafka in the name of its owner (KIP-48). Its HMAC is shown once, to whoever has made it, and never here. */
export const DelegationTokenItem = z.object({
  id: z.string(),
  /** Principals, as `User:orders`. */
  owner: z.string(),
  /** null: not to be seen by the caller. */
  requester: z.string().nullable(),
  /** Those the caller may see. */
  renewers: z.array(z.string()),
  issuedAt: Time,
  expiresAt: Time,
  /** No renewal goes beyond. */
  maxAt: Time,
  /** Kafka lists one for up to an hour after it has expired. */
  isExpired: z.boolean(),
  /** The console’s own user may renew and expire it: it is its owner or one of its renewers; null: who that is cannot be told. */
  isOurs: z.boolean().nullable(),
})
export type DelegationTokenItem = z.infer<typeof DelegationTokenItem>

/**
 * Why there are none: `disabled`: the brokers have no secret key for them; `not-by-this-login`: Kafka speaks of tokens only to who
 * logged in by SASL, and not by a token; `refused` to the console’s user; `unknown`: not read yet, or nobody answers.
 */
export const DELEGATION_TOKEN_STATES = ['read', 'disabled', 'not-by-this-login', 'refused', 'unknown'] as const

export const DelegationTokenListQuery = ListQuery.extend({
  owner: z.string().max(300).optional().meta({ description: 'Only those of this principal, as User:orders' }),
})
export type DelegationTokenListQuery = z.infer<typeof DelegationTokenListQuery>

/** `total` null: which there are is not known, as `state` says. */
export const DelegationTokenList = page(DelegationTokenItem).extend({
  total: z.number().int().nullable(),
  state: z.enum(DELEGATION_TOKEN_STATES),
  facets: z.object({ expired: z.number().int() }),
  /** What the brokers renew for at most, ms from then on (delegation.token.expiry.time.ms); null: they do not tell. */
  renewsForMs: z.number().int().nullable(),
  /** As whom the console asks: Kafka shows a user its own tokens, and those it may DESCRIBE; null: it cannot be told. */
  askedAs: z.string().nullable(),
})
export type DelegationTokenList = z.infer<typeof DelegationTokenList>
