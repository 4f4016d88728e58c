import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { type DelegationToken, LIFETIME_CONFIG } from '@/lib/domain/delegation-tokens/delegation-token'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { Lifetime, TOKENS_TOOL, UserName, principalOf, readLimit } from '../../look/delegation-token'
import { toolCommand } from '../../look/tool-command'
import { ChangeRefusal } from '../../refusal'

const Input = z.strictObject({
  owner: UserName.meta({ description: 'Whose rights it gives' }),
  renewers: z.array(UserName).max(50).default([]).meta({ description: 'Users who may renew and expire it besides' }),
  maxLifetimeMs: Lifetime.meta({ description: 'No renewal goes beyond; Kafka makes it no longer than delegation.token.max.lifetime.ms' }),
})
type Input = z.output<typeof Input>

/** A delegation token (KIP-48) for a user, asked for in their name (KIP-373). Its HMAC may be read once by whoever applies it. */
export const createDelegationToken = defineChange({
  kind: 'delegation-token.create',
  title: 'Make a delegation token',
  permission: 'delegation-tokens:write',
  input: Input,
  target: ({ owner }) => ({ type: 'user', name: owner }),
  plan,
  apply: {
    create: async ({ writes, consolePrincipal }, _plan, input) => {
      const { owner, maxLifetimeMs } = input
      await writes.createDelegationToken({ owner, renewers: renewersOf(input, consolePrincipal), maxLifetimeMs })
      return []
    },
  },
  verify: readBack,
  reveal: async ({ writes }, found) => {
    const tokenId = found.map(({ now }) => now?.['token']).find((id) => typeof id === 'string')
    if (tokenId === undefined) throw new ChangeRefusal('conflict', 'Which token it made was not read back')
    return { tokenId, hmac: await writes.delegationTokenHmac(tokenId) }
  },
  renews: 'delegation-tokens',
  undo: () => ({ because: { code: 'token.noUndo' } }),
})

async function plan({ client, consolePrincipal }: ChangeContext, input: Input): Promise<PlanDraft> {
  const { owner, maxLifetimeMs } = input
  const renewers = renewersOf(input, consolePrincipal)
  const principal = principalOf(owner)
  const tokens = await client.delegationTokens()
  const longestMs = await readLimit(client, LIFETIME_CONFIG)
  const isConsole = principal === consolePrincipal
  const scram = await client.scramUsers([owner]).catch(() => null)
  const isUnknown = scram !== null && scram.every(({ credentials }) => credentials.length === 0)
  return {
    rows: [
      {
        of: { owner: principal },
        before: null,
        after: {
          maxLifetimeMs: Math.min(maxLifetimeMs, longestMs ?? maxLifetimeMs),
          renewers: renewers.map(principalOf).join(', ') || null,
        },
        changed: true,
        // By these the new one is told from those that were there.
        about: { tokens: idsOf(tokens, principal) || null },
        marks: [],
      },
    ],
    meaning: [
      { code: 'token.logsInAs', figures: { user: owner } },
      { code: 'token.firstExpiry' },
      ...(renewers.length > input.renewers.length ? [{ code: 'token.consoleRenews', figures: { user: renewers.at(-1) ?? '' } }] : []),
    ],
    warnings: [
      ...(isConsole ? [{ weight: 'danger' as const, code: 'token.consoleOwn', figures: { user: owner } }] : []),
      ...(isUnknown ? [{ weight: 'warn' as const, code: 'token.ownerUnknown', figures: { user: owner } }] : []),
      ...(longestMs !== null && longestMs < maxLifetimeMs
        ? [{ weight: 'warn' as const, code: 'token.lifeCut', figures: { longestMs } }]
        : []),
      { weight: 'note', code: 'token.shownOnce' },
      { weight: 'note', code: 'token.onlyJava' },
    ],
    steps: [{ id: 'create', code: 'token.stepCreate', figures: { user: owner } }],
    command: toolCommand(TOKENS_TOOL, toolWords(owner, renewers, maxLifetimeMs)),
    confirm: isConsole ? { kind: 'type', text: owner } : { kind: 'click' },
    // One more or less of the same owner is no reason to look again.
    ground: new Map(),
  }
}

const USER = 'User:'

/** With the console itself: who makes a token for another may not even expire it without being a renewer. */
function renewersOf({ owner, renewers }: Input, consolePrincipal: string | null): string[] {
  const own = consolePrincipal?.startsWith(USER) ? consolePrincipal.slice(USER.length) : owner
  return own === owner || renewers.includes(own) ? [...renewers] : [...renewers, own]
}

const SEPARATOR = ' '
const idsOf = (tokens: readonly DelegationToken[], owner: string) =>
  tokens
    .filter((token) => token.owner === owner)
    .map(({ id }) => id)
    .join(SEPARATOR)

/** The one of this owner, with these renewers, that this console asked for and that was not there when it was planned. */
async function readBack(context: ChangeContext, { rows }: ReviewedPlan, input: Input): Promise<RowFound[]> {
  const { owner } = input
  const tokens = await context.client.delegationTokens()
  const wanted = renewersOf(input, context.consolePrincipal).map(principalOf).toSorted().join()
  return rows.map((row) => {
    const known = new Set(knownOf(row))
    const made = tokens.find(
      (token) =>
        token.owner === principalOf(owner) &&
        !known.has(token.id) &&
        [...token.renewers].toSorted().join() === wanted &&
        (context.consolePrincipal === null || token.requester === context.consolePrincipal),
    )
    if (!made) return { of: row.of, state: 'as-before', now: null }
    const { id, expiresMs, maxMs } = made
    const now = { token: id, expiresAt: new Date(expiresMs).toISOString(), maxAt: new Date(maxMs).toISOString() }
    return { of: row.of, state: 'as-planned', now }
  })
}

function knownOf({ about }: PlanRow): string[] {
  return typeof about['tokens'] === 'string' ? about['tokens'].split(SEPARATOR) : []
}

function toolWords(owner: string, renewers: readonly string[], maxLifetimeMs: number): string[] {
  // The tool takes no call without it (DelegationTokenCommand): tokens are only for who has logged in.
  const words = [
    '--command-config',
    'client.properties',
    '--create',
    '--owner-principal',
    principalOf(owner),
    '--max-life-time-period',
    String(maxLifetimeMs),
  ]
  return [...words, ...renewers.flatMap((renewer) => ['--renewer-principal', principalOf(renewer)])]
}
