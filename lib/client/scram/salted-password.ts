import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { SALTED_BYTES } from '@/lib/domain/scram/scram-mechanism'

export interface Salting {
  password: string
  mechanism: ScramMechanism
  iterations: number
  salt: Uint8Array<ArrayBuffer>
}

/** Whether the browser derives keys itself. Over plain http, but on localhost, it has no `crypto.subtle`. */
export function hasWebCrypto(): boolean {
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined
}

/**
 * PBKDF2 of the password's bytes in UTF-8, as Kafka's own ScramFormatter takes them: neither broker nor Java client normalises
 * (no SASLprep). By the browser, or by a script that is only loaded where the browser cannot.
 */
export function saltPassword(salting: Salting): Promise<Uint8Array> {
  return hasWebCrypto() ? saltByBrowser(salting) : saltByScript(salting)
}

export async function saltByBrowser({ password, mechanism, iterations, salt }: Salting): Promise<Uint8Array> {
  const hash = mechanism === 'SCRAM-SHA-256' ? 'SHA-256' : 'SHA-512'
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, key, SALTED_BYTES[mechanism] * 8)
  return new Uint8Array(bits)
}

export async function saltByScript({ password, mechanism, iterations, salt }: Salting): Promise<Uint8Array> {
  const [{ pbkdf2Async }, { sha256, sha512 }] = await Promise.all([import('@noble/hashes/pbkdf2.js'), import('@noble/hashes/sha2.js')])
  const hash = mechanism === 'SCRAM-SHA-256' ? sha256 : sha512
  return pbkdf2Async(hash, new TextEncoder().encode(password), salt, { c: iterations, dkLen: SALTED_BYTES[mechanism] })
}
