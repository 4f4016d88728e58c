import { z } from 'zod'
import { SCRAM_MECHANISMS } from '../domain/scram/scram-mechanism'
import { AclItem } from './acls'
import { ListQuery, PartError, Time, page } from './primitives'

/** Kafka tells neither the salt nor any key of it. */
export const ScramCredential = z.object({
  mechanism: z.enum(SCRAM_MECHANISMS),
  iterations: z.number().int(),
  /** As few iterations as Kafka takes: what leaks is guessed soonest. */
  isWeak: z.boolean(),
})
export type ScramCredential = z.infer<typeof ScramCredential>

/** Why there are none: `refused` to this console's user, `too-old` a Kafka that cannot tell, `unknown`: not read yet, or nobody answers. */
export const ScramState = z.enum(['read', 'refused', 'too-old', 'unknown'])
export type ScramState = z.infer<typeof ScramState>

export const ScramUserItem = z.object({
  id: z.string(),
  credentials: z.array(ScramCredential),
  /** ACL bindings of exactly this user, of those the caller may see; null: they are not known. */
  bindings: z.number().int().nullable(),
  /** This console logs in as this user. */
  isConsole: z.boolean(),
})
export type ScramUserItem = z.infer<typeof ScramUserItem>

export const ScramUserListQuery = ListQuery.extend({
  weak: z.enum(['true']).optional().meta({ description: 'Only those with a weak credential' }),
})

const isPartial = z.boolean().meta({ description: 'Users or bindings may be hidden from the caller: what is not here may be there' })

/** `total` null: who there is is not known, as `state` says. With `isPartial` it and the counts of bindings are of what the caller may see. */
export const ScramUserList = page(ScramUserItem).extend({
  total: z.number().int().nullable(),
  state: ScramState,
  isPartial,
  facets: z.object({ weak: z.number().int() }),
  /** Where and how this console itself connects: what a client's config begins with. */
  connection: z.object({ bootstrap: z.array(z.string()), tls: z.boolean() }),
})
export type ScramUserList = z.infer<typeof ScramUserList>

/** `credentials` null: they are not known, as `state` says. */
export const ScramUserDetail = z.object({
  id: z.string(),
  credentials: z.array(ScramCredential).nullable(),
  state: ScramState,
  isConsole: z.boolean(),
  /** Of exactly this user, denials first; null: they are not known. What holds for `User:*` holds for this one as well. */
  bindings: z.array(AclItem).nullable(),
  /** Bindings on what the caller may not see are missing in `bindings`, if there are any: nobody who sees so can say that there are none. */
  isPartial,
  /** When this console last wrote a credential of this user; null: it never has, or the caller may not see its changes. */
  passwordSet: z.object({ at: Time, by: z.string(), mechanism: z.string(), change: z.string() }).nullable(),
  asOf: Time,
  stale: z.boolean(),
  errors: z.array(PartError),
})
export type ScramUserDetail = z.infer<typeof ScramUserDetail>
