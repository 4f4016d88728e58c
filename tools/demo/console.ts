import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { CONSOLE_USER } from '../../cluster/access/services.ts'
import { type RunningConsole, startConsole, stopLeftOverConsole } from '../serve.ts'
import { type Account, type Accounts, createAccounts } from './accounts.ts'
import { PATHS } from './settings.ts'

export interface ConsoleConfig {
  env: Record<string, string>
  admin: Omit<Account, 'token'>
}

/** highwater.yaml, and beside it what it takes from the environment: `node --env-file=.demo/console.env` serves by hand. */
export function writeConfig(saslBootstrap: string, kafkaPassword: string): ConsoleConfig {
  const sasl = { mechanism: 'SCRAM-SHA-512', username: CONSOLE_USER, password: { env: 'HIGHWATER_DEMO_PASSWORD' } }
  writeFileSync(PATHS.config, stringify({ clusters: [{ id: 'demo', name: 'Demo', brokers: saslBootstrap.split(','), sasl }] }))
  const admin = { name: 'admin', password: randomBytes(12).toString('base64url') }
  const env = {
    HIGHWATER_DEMO_PASSWORD: kafkaPassword,
    HIGHWATER_ADMIN_NAME: admin.name,
    HIGHWATER_ADMIN_PASSWORD: admin.password,
  }
  const lines = Object.entries({ HIGHWATER_CONFIG: PATHS.config, HIGHWATER_DATA_DIR: PATHS.console, ...env })
  writeFileSync(PATHS.consoleEnv, lines.map(([key, value]) => `${key}=${value}\n`).join(''), { mode: 0o600 })
  return { env, admin }
}

/** The cluster is a new one at each start, so what a console remembers of an earlier one is thrown away. */
export async function forgetEarlierRun(): Promise<void> {
  await stopLeftOverConsole(PATHS.console)
  for (const path of [PATHS.ready, PATHS.console, PATHS.workload]) rmSync(path, { recursive: true, force: true })
}

export interface ServedConsole extends RunningConsole {
  accounts: Accounts
}

export async function serveConsole(port: number, { env, admin }: ConsoleConfig, signal: AbortSignal): Promise<ServedConsole> {
  const running = await startConsole({ port, configFile: PATHS.config, dataDir: PATHS.console, env, signal })
  try {
    return { ...running, accounts: await createAccounts(running.url, admin) }
  } catch (error) {
    await running.stop()
    throw error
  }
}
