import 'server-only'
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { limitConcurrency } from './limit-concurrency'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** About 90 ms and 32 MB a try. The stored text names its own cost, so that it can be raised for new passwords. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const
const MEMORY_FACTOR = 256
const SALT_BYTES = 16
const KEY_BYTES = 32

/** scrypt runs on the four threads that also look up host names: a flood of sign-ins must not starve the observers. */
const twoAtATime = limitConcurrency(2)
/** Signing in: about two seconds of waiting. Whoever is let in already waits as long as it takes. */
const MOST_SIGNING_IN = 50

/** `scrypt:N:r:p:salt:key`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await twoAtATime(() => deriveKey(password, salt, COST))
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(':')
}

/** With `null` for "there is no such user" it takes the same time, so that names cannot be guessed by the clock. Throws Crowded. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, key } = stored === null ? NOBODY : parseHash(stored)
  const candidate = await twoAtATime(() => deriveKey(password, salt, cost), MOST_SIGNING_IN)
  return timingSafeEqual(candidate, key) && stored !== null
}

interface Cost {
  N: number
  r: number
  p: number
}

const NOBODY = { cost: COST, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) }

function deriveKey(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // Two keyboards may write the same é in two ways.
  const text = password.normalize('NFKC')
  return derive(text, salt, KEY_BYTES, { ...cost, maxmem: MEMORY_FACTOR * cost.N * cost.r })
}

function parseHash(stored: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [scheme, N, r, p, salt, key] = stored.split(':')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) throw new Error('A stored password hash is not one of ours')
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}
