import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { ITERATIONS } from '@/lib/domain/scram/iterations'
import { SALTED_BYTES, SCRAM_MECHANISMS, type ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import type { ClusterWrites, ScramCredential } from '../../kafka/cluster-writes'
import type { ChangeContext, StepRefusal } from '../define-change'
import { ChangeRefusal } from '../refusal'
import type { Warning } from '../said'
import { secret } from '../secret'

export const REDACTED = { redacted: true } as const
const SHORT_SALT_BYTES = 16

/** What writes a credential. The salted password is the credential (RFC 5802): whoever has it can log in, so it is kept nowhere. */
export const CredentialInput = z.strictObject({
  user: z.string().min(1).max(255),
  mechanism: z.enum(SCRAM_MECHANISMS),
  iterations: z.number().int().min(ITERATIONS.least).max(ITERATIONS.most),
  salt: secret(z.base64().min(1).max(1024).meta({ description: 'Base64' })),
  saltedPassword: secret(
    z.base64().min(1).max(200).meta({ description: 'Base64 of PBKDF2(password, salt, iterations); the clear password never gets here' }),
  ),
})
export type CredentialInput = z.output<typeof CredentialInput>

/** Throws what is wrong with a salted password; says what is unwise about its salt. */
export function judgeCredential({ mechanism, salt, saltedPassword }: CredentialInput): Warning[] {
  if (Buffer.from(saltedPassword, 'base64').length !== SALTED_BYTES[mechanism]) {
    const message = `${SALTED_BYTES[mechanism]} bytes in base64: ${mechanism} makes so many`
    throw new ChangeRefusal('bad-request', `input.saltedPassword: ${message}`, { fields: [{ path: 'input.saltedPassword', message }] })
  }
  const isShort = Buffer.from(salt, 'base64').length < SHORT_SALT_BYTES
  return isShort ? [{ weight: 'warn', code: 'user.shortSalt' }] : []
}

/** One mechanism a request: KRaft refuses a request with two of one user (DUPLICATE_RESOURCE). */
export async function sendCredential(
  writes: ClusterWrites,
  { user, mechanism, iterations, salt, saltedPassword }: CredentialInput,
): Promise<StepRefusal[]> {
  const credential: ScramCredential = {
    mechanism,
    iterations,
    salt: Buffer.from(salt, 'base64'),
    saltedPassword: Buffer.from(saltedPassword, 'base64'),
  }
  await writes.upsertScramCredential(user, credential)
  return []
}

/** Iterations by mechanism, fresh. */
export async function credentialsOf(client: ChangeContext['client'], user: string): Promise<Map<ScramMechanism, number>> {
  const [found] = await client.scramUsers([user])
  return new Map((found?.credentials ?? []).map(({ mechanism, iterations }) => [mechanism, iterations]))
}

/**
 * Kafka gives out no salted password: that it is the one sent is Kafka's word, given when it took it. With as many iterations as
 * before nothing else tells, so of one that this process has not sent nothing is said.
 */
export async function readBackCredential(
  { client, sentMs }: Pick<ChangeContext, 'client' | 'sentMs'>,
  user: string,
  rows: readonly PlanRow[],
): Promise<RowFound[]> {
  const wasSent = sentMs({ type: 'user', name: user }) !== null
  const found = await credentialsOf(client, user)
  return rows.map(({ of, before, after }) => {
    const now = found.get(of['mechanism'] as ScramMechanism)
    if (now === undefined) return { of, state: before === null ? 'as-before' : 'other', now: null }
    const [was, wanted] = [before?.['iterations'], after?.['iterations']]
    const isTaken = now === wanted && (was !== wanted || wasSent)
    return { of, state: isTaken ? 'as-planned' : now === was && was !== wanted ? 'as-before' : 'other', now: { iterations: now } }
  })
}
