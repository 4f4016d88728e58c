import 'server-only'
import { type Connection, alterUserScramCredentialsV0 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { SCRAM_NUMBERS } from '../reads/scram-users'

/** The salted password is the credential (RFC 5802): whoever has it can log in, so it is never stored or logged. */
export interface ScramCredential {
  mechanism: ScramMechanism
  /** Kafka takes 4096 to 16384. */
  iterations: number
  salt: Buffer
  saltedPassword: Buffer
}

/** AlterUserScramCredentials (KIP-554): makes or replaces one user's credential. Throws Kafka's refusal with its message. */
export async function upsertScramCredential(
  connection: Connection,
  versions: BrokerVersions,
  user: string,
  { mechanism, iterations, salt, saltedPassword }: ScramCredential,
): Promise<void> {
  const api = negotiate(versions, 'AlterUserScramCredentials', [alterUserScramCredentialsV0.api])
  await api.async(connection, [], [{ name: user, mechanism: SCRAM_NUMBERS[mechanism], iterations, salt, saltedPassword }])
}

/** Takes one credential away; open connections of that user stay open. Throws RESOURCE_NOT_FOUND when there is none. */
export async function deleteScramCredential(
  connection: Connection,
  versions: BrokerVersions,
  user: string,
  mechanism: ScramMechanism,
): Promise<void> {
  const api = negotiate(versions, 'AlterUserScramCredentials', [alterUserScramCredentialsV0.api])
  await api.async(connection, [{ name: user, mechanism: SCRAM_NUMBERS[mechanism] }], [])
}
