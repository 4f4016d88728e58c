import 'server-only'
import { z } from 'zod'
import type { Secret } from '../kafka/cluster-connection'
import { ConfigError } from './config-error'

export type Environment = Readonly<Record<string, string | undefined>>
/** null: there is no such file. */
export type ReadFile = (path: string) => string | null

/** Where a secret is, instead of the secret: files of settings get copied and committed. */
export const SecretSource = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })], {
  error: 'a secret is not written here: give { env: NAME } or { file: path }',
})
type SecretSource = z.infer<typeof SecretSource>

export interface Surroundings {
  env: Environment
  readFile: ReadFile
}

export function readSecret(source: SecretSource, key: string, { env, readFile }: Surroundings): string {
  if ('env' in source) {
    const value = env[source.env]
    if (!value) throw new ConfigError(`${key}: the environment variable ${source.env} is not set`)
    return value
  }
  return readSecretFile(source.file, key, readFile)
}

export function readSecretFile(path: string, key: string, readFile: ReadFile): string {
  const text = readFile(path)
  if (text === null) throw new ConfigError(`${key}: there is no file ${path}`)
  // Editors end a file with a newline that is no part of the password.
  return text.replace(/\r?\n$/, '')
}

/** As readSecret; what is in a file is read anew whenever it is used, so that it can be rotated. Throws where it is not there now. */
export function rotatingSecret(source: SecretSource, key: string, surroundings: Surroundings): Secret {
  return 'env' in source ? readSecret(source, key, surroundings) : rotatingFile(source.file, key, surroundings.readFile)
}

export function rotatingFile(path: string, key: string, readFile: ReadFile): Secret {
  let last = readSecretFile(path, key, readFile)
  return () => {
    try {
      last = readSecretFile(path, key, readFile)
    } catch {
      // Being replaced just now: what it was is the best guess.
    }
    return last
  }
}
