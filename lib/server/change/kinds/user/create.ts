import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import type { ScramMechanism } from '../../../kafka/cluster-writes'
import { type ChangeContext, type PlanDraft, defineChange } from '../../define-change'
import { ChangeRefusal } from '../../refusal'
import { secret } from '../../secret'

/** What KRaft accepts (ScramControlManager). */
const ITERATIONS = { least: 4096, most: 16_384 } as const
/** Bytes of SHA-256 and SHA-512. */
const SALTED_BYTES: Record<ScramMechanism, number> = { 'SCRAM-SHA-256': 32, 'SCRAM-SHA-512': 64 }

const Input = z.strictObject({
  user: z.string().min(1).max(255),
  mechanism: z.enum(['SCRAM-SHA-256', 'SCRAM-SHA-512']),
  iterations: z.number().int().min(ITERATIONS.least).max(ITERATIONS.most),
  salt: secret(z.base64().min(1).max(1024).meta({ description: 'Base64' })),
  saltedPassword: secret(
    z.base64().min(1).max(200).meta({ description: 'Base64 of PBKDF2(password, salt, iterations); the clear password never gets here' }),
  ),
})
type Input = z.output<typeof Input>

/** A SCRAM credential for a user that has none of this mechanism. The salted password is the credential: it is kept nowhere (RFC 5802). */
export const createUser = defineChange({
  kind: 'user.create',
  title: 'Create a SCRAM user',
  permission: 'scram:write',
  input: Input,
  target: ({ user }) => ({ type: 'user', name: user }),
  plan,
  apply: {
    upsert: async ({ writes }, _plan, { user, mechanism, iterations, salt, saltedPassword }) => {
      await writes.upsertScramCredential(user, {
        mechanism,
        iterations,
        salt: Buffer.from(salt, 'base64'),
        saltedPassword: Buffer.from(saltedPassword, 'base64'),
      })
      return []
    },
  },
  verify: async ({ client }, { rows }, { user }): Promise<RowFound[]> => {
    const found = await credentialsOf(client, user)
    return rows.map((row) => ({ of: row.of, ...compare(row, found) }))
  },
  undo: () => ({ because: { code: 'user.noUndo' } }),
})

async function plan({ client }: ChangeContext, { user, mechanism, iterations, salt, saltedPassword }: Input): Promise<PlanDraft> {
  const bytes = Buffer.from(saltedPassword, 'base64').length
  if (bytes !== SALTED_BYTES[mechanism]) {
    const message = `${SALTED_BYTES[mechanism]} bytes in base64: ${mechanism} makes so many`
    throw new ChangeRefusal('bad-request', `input.saltedPassword: ${message}`, { fields: [{ path: 'input.saltedPassword', message }] })
  }
  const credentials = await credentialsOf(client, user)
  if (credentials.has(mechanism)) {
    const message = `a user without a ${mechanism} credential: ${user} has one, which user.set-password changes`
    throw new ChangeRefusal('conflict', `input.user: ${message}`, {
      fields: [{ path: 'input.user', message }],
      kafkaError: 'DUPLICATE_RESOURCE',
    })
  }
  const after = { iterations, salt: REDACTED, saltedPassword: REDACTED }
  return {
    rows: [{ of: { user, mechanism }, before: null, after, changed: true, about: {}, marks: [] }],
    meaning: [{ code: credentials.size === 0 ? 'user.isNew' : 'user.secondMechanism', figures: { user, mechanism } }],
    warnings: [
      ...(Buffer.from(salt, 'base64').length < 16 ? [{ weight: 'warn' as const, code: 'user.shortSalt' }] : []),
      { weight: 'note', code: 'user.hasNoRights', figures: { user } },
    ],
    steps: [{ id: 'upsert', code: 'user.stepUpsert', figures: { user, mechanism } }],
    // Kafka's tool wants the clear password on the command line: nothing to copy.
    command: null,
    confirm: { kind: 'click' },
    ground: new Map([[`credential ${mechanism} of ${user}`, null]]),
  }
}

const REDACTED = { redacted: true } as const

async function credentialsOf(client: ChangeContext['client'], user: string): Promise<Map<ScramMechanism, number>> {
  const [found] = await client.scramUsers([user])
  return new Map((found?.credentials ?? []).map(({ mechanism, iterations }) => [mechanism, iterations]))
}

function compare({ of, after }: PlanRow, found: ReadonlyMap<ScramMechanism, number>): Pick<RowFound, 'state' | 'now'> {
  const iterations = found.get(of['mechanism'] as ScramMechanism)
  if (iterations === undefined) return { state: 'as-before', now: null }
  // Kafka gives out no salted password: that it is the one sent is Kafka's word, given when it took it.
  return { state: after?.['iterations'] === iterations ? 'as-planned' : 'other', now: { iterations } }
}
