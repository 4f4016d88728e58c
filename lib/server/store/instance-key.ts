import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'instance.key'
/** For the owner of the process only, as the store beside it. */
const FILE_MODE = 0o600
const DIRECTORY_MODE = 0o700
const KEY_BYTES = 32

/**
 * The key of this console, from which those that seal secrets are made: of `secret` where one is configured, else of
 * the file `instance.key` beside the store, made at first use. Whoever loses it loses what was sealed, and no more.
 */
export function readInstanceKey(secret: string | null, dataDir: string): Buffer {
  if (secret !== null) return createHash('sha256').update(secret).digest()
  const path = join(dataDir, FILE)
  const there = readKeyFile(path)
  if (there) return there
  makeKeyFile(path, dataDir)
  const made = readKeyFile(path)
  if (!made) throw new Error(`The key of this console could not be written to ${path}`)
  return made
}

function readKeyFile(path: string): Buffer | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const key = Buffer.from(text.trim(), 'base64url')
  // A key made of half a file would seal what nobody can open later.
  if (key.length !== KEY_BYTES) throw new Error(`${path} is not the key of a console: put the right one back, or remove it to begin anew`)
  return key
}

/** Whole or not at all, and never over the one of a process that was quicker. */
function makeKeyFile(path: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: DIRECTORY_MODE })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: FILE_MODE, flush: true })
  chmodSync(draft, FILE_MODE)
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
