import { randomBytes } from 'node:crypto'
import { Admin } from '@platformatic/kafka'
import { ACLS } from './acls.ts'
import { QUOTAS } from './quotas.ts'
import { createScramUsers, type ScramUser } from './scram.ts'
import { CONSOLE_USER, PEOPLE, SERVICES } from './services.ts'

export type Passwords = Record<string, string>

/** SCRAM users with passwords of this run, their ACLs and quotas, through the loopback listener whose caller is a super user. */
export async function createUsers(plaintext: string): Promise<Passwords> {
  const users: ScramUser[] = [CONSOLE_USER, ...SERVICES.map(({ name }) => name), ...PEOPLE].map((name) => ({
    name,
    password: randomBytes(18).toString('base64url'),
    // One older account, as there always is.
    ...(name === 'partner-acme' ? { mechanism: 'SCRAM-SHA-256' } : { mechanism: 'SCRAM-SHA-512', iterations: 8192 }),
  }))
  const admin = new Admin({ clientId: 'local-cluster', bootstrapBrokers: plaintext.split(','), retries: 3 })
  try {
    await createScramUsers(admin, users)
    await admin.createAcls({ creations: ACLS })
    await admin.alterClientQuotas({ entries: QUOTAS })
  } finally {
    await admin.close()
  }
  return Object.fromEntries(users.map(({ name, password }) => [name, password]))
}
