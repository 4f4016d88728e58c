import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * A real Prometheus: the one on the PATH, else Debian's package unpacked under `dir`, which installs and starts nothing.
 * null where neither can be had: the test that needs it says so and fails.
 */
export function ensurePrometheus(dir: string): string | null {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'prometheus'))
  const unpacked = join(dir, 'usr/bin/prometheus')
  const found = [...onPath, unpacked].find((path) => existsSync(path))
  if (found) return found
  if (!existsSync('/usr/bin/apt-get')) return null
  console.log('• no Prometheus here: fetching the package with apt-get')
  mkdirSync(dir, { recursive: true })
  const download = () => spawnSync('apt-get', ['download', 'prometheus'], { cwd: dir, stdio: 'ignore' })
  if (download().status !== 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    download()
  }
  const archive = readdirSync(dir).find((name) => name.endsWith('.deb'))
  if (archive) spawnSync('dpkg-deb', ['--extract', archive, '.'], { cwd: dir, stdio: 'ignore' })
  return existsSync(unpacked) ? unpacked : null
}
