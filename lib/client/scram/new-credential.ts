import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { saltPassword } from './salted-password'

/** As long as the hash of SHA-256; Kafka's own tools make some twenty characters. */
const SALT_BYTES = 32

/** What is sent of a password: never the password. */
export interface NewCredential {
  mechanism: ScramMechanism
  iterations: number
  /** Base64, as the next. */
  salt: string
  saltedPassword: string
}

/** A credential with a salt of its own. */
export async function newCredential(password: string, mechanism: ScramMechanism, iterations: number): Promise<NewCredential> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const salted = await saltPassword({ password, mechanism, iterations, salt })
  return { mechanism, iterations, salt: toBase64(salt), saltedPassword: toBase64(salted) }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
