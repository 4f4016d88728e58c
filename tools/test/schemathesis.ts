import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const VERSION = '4.32.5'

/**
 * Schemathesis, which holds an API to its OpenAPI document, in a Python environment of its own under `dir`.
 * null where Python or the package cannot be had: the test that needs it says so and fails.
 */
export function ensureSchemathesis(dir: string): string | null {
  const command = join(dir, VERSION, 'bin/schemathesis')
  if (isWell(command)) return command
  console.log(`• no Schemathesis ${VERSION} here: fetching it with pip`)
  const home = join(dir, VERSION)
  rmSync(home, { recursive: true, force: true })
  const made = spawnSync('python3', ['-m', 'venv', home], { stdio: 'inherit' })
  if (made.status !== 0) return null
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]
  spawnSync(join(home, 'bin/python'), pip, { stdio: 'inherit', timeout: 300_000 })
  return isWell(command) ? command : null
}

/** Also false of an environment whose Python has gone since. */
function isWell(command: string): boolean {
  return existsSync(command) && spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}
