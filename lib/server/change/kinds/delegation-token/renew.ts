import 'server-only'
import { z } from 'zod'
import type { RowFound, Values } from '@/lib/contract/changes'
import { type DelegationToken, RENEWAL_CONFIG, renewedUntilMs } from '@/lib/domain/delegation-tokens/delegation-token'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { Lifetime, TokenInput, findToken, notOurs, readLimit, tokenOf } from '../../look/delegation-token'

const Input = z.strictObject({ ...TokenInput, periodMs: Lifetime.meta({ description: 'For so long from now on' }) })
type Input = z.output<typeof Input>

/** RenewDelegationToken: it expires so long from now; never beyond its last moment, nor later than brokers renew for. */
export const renewDelegationToken = defineChange({
  kind: 'delegation-token.renew',
  title: 'Renew a delegation token',
  permission: 'delegation-tokens:write',
  input: Input,
  target: ({ owner }) => ({ type: 'user', name: owner }),
  plan,
  apply: {
    renew: async ({ writes }, _plan, { tokenId, periodMs }) => {
      await writes.renewDelegationToken(tokenId, periodMs)
      return []
    },
  },
  verify: readBack,
  renews: 'delegation-tokens',
  undo: () => ({ because: { code: 'token.noUndoRenew' } }),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const token = await tokenOf(context, input)
  const { owner, tokenId, periodMs } = input
  const longestMs = await readLimit(context.client, RENEWAL_CONFIG)
  const untilMs = renewedUntilMs({ maxMs: token.maxMs, longestMs }, context.nowMs, periodMs)
  const isAtItsEnd = token.expiresMs === token.maxMs && untilMs === token.maxMs
  const isSooner = untilMs < token.expiresMs
  return {
    rows: [
      {
        of: { token: tokenId },
        before: expiryOf(token),
        // What was reviewed stays: it counts from now, and now moves on.
        after: isAtItsEnd ? expiryOf(token) : (reviewed?.rows[0]?.after ?? { expiresAt: new Date(untilMs).toISOString() }),
        changed: !isAtItsEnd,
        about: { owner: token.owner, maxAt: new Date(token.maxMs).toISOString() },
        marks: [],
      },
    ],
    meaning: [{ code: 'token.staysValid', figures: { user: owner } }],
    warnings: [
      ...(untilMs === token.maxMs ? [{ weight: 'warn' as const, code: 'token.lastRenewal', figures: { maxAt: toTime(token.maxMs) } }] : []),
      ...(longestMs === null ? [{ weight: 'note' as const, code: 'token.cutUnknown' }] : []),
      ...(longestMs !== null && periodMs > longestMs && untilMs < token.maxMs
        ? [{ weight: 'warn' as const, code: 'token.cut', figures: { longestMs } }]
        : []),
      ...(isSooner ? [{ weight: 'warn' as const, code: 'token.sooner', figures: { expiresAt: toTime(token.expiresMs) } }] : []),
    ],
    refusedNow: expiredAt(token, context.nowMs) ?? notOurs(context, token),
    steps: isAtItsEnd ? [] : [{ id: 'renew', code: 'token.stepRenew', figures: { periodMs } }],
    // Kafka's tool wants the HMAC on the command line: nothing to copy.
    command: null,
    confirm: { kind: 'click' },
    ground: new Map([[`expiry of ${tokenId}`, toTime(token.expiresMs)]]),
  }
}

/** Kafka looks at this before it looks at whose it is (DelegationTokenControlManager). */
const expiredAt = ({ expiresMs }: DelegationToken, nowMs: number): PlanDraft['refusedNow'] =>
  expiresMs > nowMs ? null : { weight: 'danger', code: 'token.tooLate', kafkaError: 'DELEGATION_TOKEN_EXPIRED' }

const toTime = (ms: number) => new Date(ms).toISOString()
const expiryOf = ({ expiresMs }: DelegationToken): Values => ({ expiresAt: toTime(expiresMs) })

/** Kafka counts from its own clock: any other moment than before is the new one. */
async function readBack({ client }: ChangeContext, { rows }: ReviewedPlan, { tokenId }: Input): Promise<RowFound[]> {
  const token = await findToken(client, tokenId)
  return rows
    .filter((row) => row.changed)
    .map(({ of, before }) => {
      if (token === null) return { of, state: 'other', now: null }
      const now = expiryOf(token)
      return { of, state: now['expiresAt'] === before?.['expiresAt'] ? 'as-before' : 'as-planned', now }
    })
}
