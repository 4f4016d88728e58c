import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** In front of what is sealed, so that another way of sealing can be told apart later. */
const VERSION = 'v1.'

export interface Sealer {
  /** `about` is what the secret belongs to, such as the id of its row: sealed for one, it cannot be opened as another's. */
  seal(secret: string, about: string): string
  /** null: it was not sealed with this key, for this purpose, about this; or it was altered. */
  open(sealed: string, about: string): string | null
}

/** AES-256-GCM under a key of its own for each `purpose` (such as `sessions`), made of the key of this console. */
export function createSealer(instanceKey: Buffer, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', instanceKey, '', `highwater ${purpose}`, KEY_BYTES))
  return {
    seal(secret, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about))
      const parts = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return VERSION + Buffer.concat(parts).toString('base64url')
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url')
      if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) return null
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES))
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
