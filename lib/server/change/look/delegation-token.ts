import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import { type DelegationToken, mayRenew } from '@/lib/domain/delegation-tokens/delegation-token'
import type { ChangeContext, PlanDraft } from '../define-change'
import { readBrokerSettings } from './broker-settings'
import { ChangeRefusal } from '../refusal'

/** Name of a user, without `User:`. */
export const UserName = z.string().min(1).max(255)
const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS
/** ms; Kafka caps it by what its brokers are configured to. */
export const Lifetime = z.number().int().min(MINUTE_MS).max(YEAR_MS)
export const TokenInput = { owner: UserName.meta({ description: 'Whose token it is' }), tokenId: z.string().min(1).max(200) }

/** A broker that is asked may be a moment behind the controller that made a token. */
const [ASKED_AGAIN, ASKED_AGAIN_MS] = [3, 150] as const

export const TOKENS_TOOL = 'kafka-delegation-tokens.sh'
export const principalOf = (user: string) => `User:${user}`

/** What brokers cut a time to, ms; null: not known (needs DESCRIBE_CONFIGS on the cluster). */
export async function readLimit(client: ChangeContext['client'], config: string): Promise<number | null> {
  const value = (await readBrokerSettings(client, [config])).get(config)
  return value ? Number(value) : null
}

/** The token that an input names, asked of Kafka afresh. */
export async function tokenOf(
  { client, maySee }: Pick<ChangeContext, 'client' | 'maySee'>,
  { owner, tokenId }: { owner: string; tokenId: string },
): Promise<DelegationToken> {
  const found = await findTokenSoon(client, tokenId)
  if (found && found.owner === principalOf(owner)) return found
  // One of somebody who may not be seen is not there.
  const isOthers = found !== null && maySee('principals', nameOfPrincipal(found.owner))
  const message = isOthers
    ? `the owner of this token: it is ${found.owner}’s`
    : `a token that is there, and that this console may see: ${tokenId} is not`
  const path = isOthers ? 'input.owner' : 'input.tokenId'
  throw new ChangeRefusal('conflict', `${path}: ${message}`, { fields: [{ path, message }], kafkaError: 'DELEGATION_TOKEN_NOT_FOUND' })
}

async function findTokenSoon(client: ChangeContext['client'], id: string): Promise<DelegationToken | null> {
  for (let again = 0; again < ASKED_AGAIN; again += 1) {
    const found = await findToken(client, id)
    if (found) return found
    await pause(ASKED_AGAIN_MS)
  }
  return findToken(client, id)
}

/** null: there is none, or this console may not see it. */
export async function findToken(client: ChangeContext['client'], id: string): Promise<DelegationToken | null> {
  return (await client.delegationTokens()).find((token) => token.id === id) ?? null
}

/** Why Kafka would refuse to renew or expire it: the console is neither its owner nor one of its renewers. */
export function notOurs(
  { consolePrincipal }: Pick<ChangeContext, 'consolePrincipal'>,
  token: DelegationToken,
): NonNullable<PlanDraft['refusedNow']> | null {
  if (consolePrincipal === null || mayRenew(token, consolePrincipal)) return null
  const figures = { user: consolePrincipal, owner: token.owner }
  return { weight: 'danger', code: 'token.notOurs', figures, kafkaError: 'DELEGATION_TOKEN_OWNER_MISMATCH' }
}
