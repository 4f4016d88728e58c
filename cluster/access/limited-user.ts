import { randomBytes } from 'node:crypto'
import { type Acl, Admin, AclOperations, ResourceTypes } from '@platformatic/kafka'
import { binding } from './acls.ts'
import { createScramUsers } from './scram.ts'

const { DESCRIBE, DESCRIBE_CONFIGS } = AclOperations
const { TOPIC, GROUP } = ResourceTypes

/** A team that may look at what is its own by name, and at nothing of the cluster itself. */
export const LIMITED_USER = { name: 'team-reports', prefix: 'reports.' } as const

interface NarrowUser {
  name: string
  /** Of the topics and groups that are its own. */
  prefix: string
  /** Not even the configs of its topics. */
  isOnlyDescribe?: boolean
}

function aclsOf({ name, prefix, isOnlyDescribe = false }: NarrowUser): Acl[] {
  const own = { name: prefix, prefixed: true }
  return [
    binding(name, DESCRIBE, { type: TOPIC, ...own }),
    ...(isOnlyDescribe ? [] : [binding(name, DESCRIBE_CONFIGS, { type: TOPIC, ...own })]),
    binding(name, DESCRIBE, { type: GROUP, ...own }),
  ]
}

/** Makes the user, or gives it a new password. Returns its SASL/SCRAM credentials. */
export async function createLimitedUser(plaintext: string, user: NarrowUser = LIMITED_USER) {
  const mechanism = 'SCRAM-SHA-512' as const
  const password = randomBytes(18).toString('base64url')
  const admin = new Admin({ clientId: 'local-cluster', bootstrapBrokers: plaintext.split(','), retries: 3 })
  try {
    await createScramUsers(admin, [{ name: user.name, password, mechanism }])
    await admin.createAcls({ creations: aclsOf(user) })
  } finally {
    await admin.close()
  }
  return { mechanism, username: user.name, password }
}
