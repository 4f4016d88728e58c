// The console under test: the production build, logged in to the test cluster by SASL/SCRAM with least rights.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { createUsers } from '../cluster/access/apply.ts'
import { createLimitedUser } from '../cluster/access/limited-user.ts'
import { CONSOLE_USER } from '../cluster/access/services.ts'
import { startConsole } from '../tools/serve.ts'
import { ADMIN, SECRETS_FILE, openListenerOf } from './fixtures/accounts.ts'

const need = (name: string) => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the browser tests by npm test`)
  return value
}

const passwords = await createUsers(need('HIGHWATER_TEST_PLAINTEXT'))
const limited = await createLimitedUser(need('HIGHWATER_TEST_PLAINTEXT'))
const dir = mkdtempSync(join(tmpdir(), 'highwater-e2e-'))
const configFile = join(dir, 'highwater.yaml')
const sasl = { mechanism: 'SCRAM-SHA-512', username: CONSOLE_USER, password: { env: 'E2E_KAFKA_PASSWORD' } }
const limitedSasl = { mechanism: limited.mechanism, username: limited.username, password: { env: 'E2E_LIMITED_PASSWORD' } }
const brokers = need('HIGHWATER_TEST_SASL').split(',')
const clusters = [
  { id: 'test', name: 'Test', brokers, sasl },
  // The same brokers as somebody sees them who may only look at what is theirs.
  { id: 'limited', name: 'Limited', brokers, sasl: limitedSasl },
]
// Tests are quicker than people; the limits themselves are held to by lib/server/http/call-limits.test.ts.
const callsPerMinute = { writes: 100_000, searches: 100_000, exports: 100_000 }
writeFileSync(configFile, stringify({ clusters, callsPerMinute }))
// For the test that no answer holds one of them.
mkdirSync('test-results', { recursive: true })
writeFileSync(SECRETS_FILE, JSON.stringify([...Object.values(passwords), limited.password, ADMIN.password]), { mode: 0o600 })
const port = Number(need('HIGHWATER_TEST_CONSOLE_PORT'))
const served = await startConsole({
  port,
  configFile,
  dataDir: join(dir, 'data'),
  env: {
    E2E_KAFKA_PASSWORD: passwords[CONSOLE_USER] ?? '',
    E2E_LIMITED_PASSWORD: limited.password,
    HIGHWATER_ADMIN_NAME: ADMIN.name,
    HIGHWATER_ADMIN_PASSWORD: ADMIN.password,
    HIGHWATER_ROUND_MS: '2000',
    // Tests come from where they say.
    HIGHWATER_TRUST_PROXY: 'true',
    HIGHWATER_EXPORTER_LISTEN: openListenerOf(port),
  },
})
process.once('SIGTERM', () => void served.stop().then(() => process.exit(0)))
