import { z } from 'zod'
import { Time } from './primitives'

/** How somebody may sign in, for the page that asks; nothing here needs a session. */
export const SignInWays = z.object({
  /** The identity provider; null: there is none. */
  provider: z.object({ title: z.string(), isAnswering: z.boolean() }).nullable(),
  /** Who came back from it a moment ago, and had no role; null: nobody in this browser. */
  refused: z
    .object({
      name: z.string(),
      groups: z.array(z.string()),
      /** How many more groups there are. */
      more: z.number().int(),
      /** Whom to ask, as the configuration says. */
      contact: z.string().nullable(),
    })
    .nullable(),
})
export type SignInWays = z.infer<typeof SignInWays>

export const SignedOut = z.object({
  /** Where to send the browser so that the provider's own session ends too; null: nowhere. */
  providerUrl: z.string().nullable(),
})

export const SessionItem = z.object({
  id: z.string(),
  person: z.string(),
  /** The one by which this was asked. */
  isThis: z.boolean(),
  by: z.enum(['password', 'provider']),
  /** From where it was begun; null: not known. */
  address: z.string().nullable(),
  /** What the browser called itself; null: it said nothing. */
  agent: z.string().nullable(),
  startedAt: Time,
  lastSeenAt: Time,
})
export type SessionItem = z.infer<typeof SessionItem>

/** `all` needs the permission users:write. */
export const SessionsQuery = z.object({ of: z.enum(['me', 'all']).default('me') })
