import 'server-only'
import { z } from 'zod'
import type { RowFound } from '@/lib/contract/changes'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { TokenInput, findToken, notOurs, tokenOf } from '../../look/delegation-token'

const Input = z.strictObject(TokenInput)
type Input = z.output<typeof Input>

/** ExpireDelegationToken, at once: nobody logs in by it any more, and Kafka forgets it. */
export const expireDelegationToken = defineChange({
  kind: 'delegation-token.expire',
  title: 'Expire a delegation token',
  permission: 'delegation-tokens:write',
  input: Input,
  target: ({ owner }) => ({ type: 'user', name: owner }),
  plan,
  apply: {
    expire: async ({ writes }, _plan, { tokenId }) => {
      await writes.expireDelegationToken(tokenId)
      return []
    },
  },
  verify: readBack,
  renews: 'delegation-tokens',
  undo: () => ({ because: { code: 'token.noUndoExpire' } }),
})

async function plan(context: ChangeContext, input: Input): Promise<PlanDraft> {
  const token = await tokenOf(context, input)
  const { owner, tokenId } = input
  const [expiresAt, maxAt] = [token.expiresMs, token.maxMs].map((ms) => new Date(ms).toISOString()) as [string, string]
  const isOver = token.expiresMs <= context.nowMs
  return {
    rows: [{ of: { token: tokenId }, before: { expiresAt, maxAt }, after: null, changed: true, about: { owner: token.owner }, marks: [] }],
    meaning: [{ code: isOver ? 'token.wasOver' : 'token.noLogin', figures: { user: owner } }],
    warnings: isOver
      ? []
      : [
          { weight: 'warn', code: 'token.stopsClients', figures: { user: owner } },
          { weight: 'note', code: 'token.openStay' },
        ],
    refusedNow: notOurs(context, token),
    steps: [{ id: 'expire', code: 'token.stepExpire' }],
    // Kafka's tool wants the HMAC on the command line: nothing to copy.
    command: null,
    confirm: { kind: 'click' },
    ground: new Map([[`owner of ${tokenId}`, token.owner]]),
  }
}

async function readBack({ client }: ChangeContext, { rows }: ReviewedPlan, { tokenId }: Input): Promise<RowFound[]> {
  const token = await findToken(client, tokenId)
  return rows.map(({ of }) => {
    if (token === null) return { of, state: 'as-planned', now: null }
    return { of, state: 'as-before', now: { expiresAt: new Date(token.expiresMs).toISOString() } }
  })
}
