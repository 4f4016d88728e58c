import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { type Admin, alterUserScramCredentialsV0 } from '@platformatic/kafka'

/** The fewest that Kafka takes. */
const FEWEST_ITERATIONS = 4096
const MECHANISMS = { 'SCRAM-SHA-256': { code: 1, hash: 'sha256', bytes: 32 }, 'SCRAM-SHA-512': { code: 2, hash: 'sha512', bytes: 64 } }
export type ScramMechanism = keyof typeof MECHANISMS

const derive = promisify(pbkdf2)

export interface ScramUser {
  name: string
  password: string
  mechanism: ScramMechanism
  iterations?: number
}

/** One request for all. Kafka is sent the salted password only, and takes one mechanism for each user in a request. */
export async function createScramUsers(admin: Admin, users: ScramUser[]): Promise<void> {
  const upsertions = await Promise.all(
    users.map(async ({ name, password, mechanism, iterations = FEWEST_ITERATIONS }) => {
      const { code, hash, bytes } = MECHANISMS[mechanism]
      const salt = randomBytes(24)
      const saltedPassword = await derive(password, salt, iterations, bytes, hash)
      return { name, mechanism: code, iterations, salt, saltedPassword }
    }),
  )
  const [connection] = (await admin.connectToBrokers(null)).values()
  if (!connection) throw new Error('no broker to create users on')
  await alterUserScramCredentialsV0.api.async(connection, [], upsertions)
}
