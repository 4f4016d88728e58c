/** A delegation token (KIP-48) without its HMAC, which is the password of whoever logs in by it. Principals are `User:name`. */
export interface DelegationToken {
  id: string
  /** Whose rights it gives. */
  owner: string
  /** Who asked for it, where that was somebody else (KIP-373). */
  requester: string
  /** Who may renew and expire it besides. */
  renewers: readonly string[]
  issuedMs: number
  /** It logs nobody in any more from then on, unless it is renewed before. */
  expiresMs: number
  /** No renewal goes beyond. */
  maxMs: number
}

/** Who may renew and expire it: its owner and its renewers. Having asked for it is not enough (DELEGATION_TOKEN_OWNER_MISMATCH). */
export function mayRenew({ owner, renewers }: Pick<DelegationToken, 'owner' | 'renewers'>, principal: string): boolean {
  return owner === principal || renewers.includes(principal)
}

/** How the brokers spell for how long a token is valid when it is made, and what a renewal may be for at most. */
export const RENEWAL_CONFIG = 'delegation.token.expiry.time.ms'

/** How the brokers spell how long a token may live at most. */
export const LIFETIME_CONFIG = 'delegation.token.max.lifetime.ms'

export interface RenewalLimits {
  maxMs: number
  /** What the brokers renew for at most, ms (`RENEWAL_CONFIG`); null: they do not tell. */
  longestMs: number | null
}

/** When a token expires if it is renewed now for `periodMs`: Kafka cuts what is too much, and says nothing (DelegationTokenControlManager). */
export const renewedUntilMs = ({ maxMs, longestMs }: RenewalLimits, nowMs: number, periodMs: number): number =>
  Math.min(maxMs, nowMs + Math.min(periodMs, longestMs ?? periodMs))
