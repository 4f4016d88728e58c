import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const PASSWORD_BYTES = 18

export const TOKEN_PREFIX = 'hw_'

/** What a browser or a script holds; the store holds only `hashSecret` of it. */
export function newSessionSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** The prefix lets scanners of leaked secrets recognise it. */
export function newApiToken(): string {
  return TOKEN_PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
}

export function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url')
}

/** 256 random bits need no slow hash: nobody can try them all. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
