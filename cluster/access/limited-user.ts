import { randomBytes } from 'node:crypto'
import { Admin, AclOperations, ResourceTypes } from '@platformatic/kafka'
import { binding } from './acls.ts'
import { createScramUsers } from './scram.ts'

const { DESCRIBE, DESCRIBE_CONFIGS } = AclOperations
const { TOPIC, GROUP } = ResourceTypes

/** A team that may look at what is its own by name, and at nothing of the cluster itself. */
export const LIMITED_USER = { name: 'team-reports', prefix: 'reports.' } as const

const own = { name: LIMITED_USER.prefix, prefixed: true }
const ACLS = [
  binding(LIMITED_USER.name, DESCRIBE, { type: TOPIC, ...own }),
  binding(LIMITED_USER.name, DESCRIBE_CONFIGS, { type: TOPIC, ...own }),
  binding(LIMITED_USER.name, DESCRIBE, { type: GROUP, ...own }),
]

/** Makes the user, or gives it a new password. Returns its SASL/SCRAM credentials. */
export async function createLimitedUser(plaintext: string) {
  const mechanism = 'SCRAM-SHA-512' as const
  const password = randomBytes(18).toString('base64url')
  const admin = new Admin({ clientId: 'local-cluster', bootstrapBrokers: plaintext.split(','), retries: 3 })
  try {
    await createScramUsers(admin, [{ name: LIMITED_USER.name, password, mechanism }])
    await admin.createAcls({ creations: ACLS })
  } finally {
    await admin.close()
  }
  return { mechanism, username: LIMITED_USER.name, password }
}
