import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type KafkaTool, kafkaTool } from './kafka-tools.ts'

export interface JavaLogin {
  /** Addresses of listeners that ask for SASL, with commas. */
  bootstrap: string
  username: string
  password: string
  mechanism?: 'SCRAM-SHA-256' | 'SCRAM-SHA-512'
  /** The user name is a delegation token's id, the password its HMAC. */
  isToken?: boolean
}

/** Runs one of Kafka's own tools as a user who logs in by SCRAM, as a client config would have it. */
export async function toolAs(login: JavaLogin, tool: KafkaTool, ...args: string[]): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'highwater-login-'))
  const file = join(directory, 'client.properties')
  writeFileSync(file, propertiesOf(login), { mode: 0o600 })
  try {
    return await kafkaTool(tool, '--bootstrap-server', login.bootstrap, '--command-config', file, ...args)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Whether the Java client logs in. Throws for any other failure. */
export async function javaLogsIn(login: JavaLogin): Promise<boolean> {
  return toolAs(login, 'kafka-topics', '--list').then(
    () => true,
    (error: unknown) => {
      // It says so on its output, and that it failed by its exit code.
      if (error instanceof Error && 'stdout' in error && /Authentication failed/i.test(String(error.stdout))) return false
      throw error
    },
  )
}

function propertiesOf({ username, password, mechanism = 'SCRAM-SHA-512', isToken = false }: JavaLogin): string {
  const options = `username="${username}" password="${password}"${isToken ? ' tokenauth="true"' : ''}`
  const lines = [
    'security.protocol=SASL_PLAINTEXT',
    `sasl.mechanism=${mechanism}`,
    `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required ${options};`,
  ]
  // A properties file is Latin-1: everything else is written as its number.
  return lines.join('\n').replaceAll(/[^\x20-\x7E\n]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
