import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Refusal, step } from './progress.ts'

export const JAVA_MIN = 17

/** The major version of the `java` on PATH, or null without one. */
export function javaVersion(): number | null {
  const { stderr, stdout, status } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  if (status !== 0) return null
  const found = /version "(\d+)/.exec(`${stderr}${stdout}`)
  return found?.[1] ? Number(found[1]) : null
}

export function hasMaven(): boolean {
  return spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0
}

/** True where a Docker engine answers; the client alone is not enough. */
export function hasDocker(): boolean {
  return (
    spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { stdio: 'ignore', timeout: 5_000 }).status === 0 &&
    spawnSync('docker', ['compose', 'version'], { stdio: 'ignore', timeout: 5_000 }).status === 0
  )
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Java 17+ and Maven, installed by the package manager where that is allowed. Throws a Refusal that says what to run. */
export async function ensureJava(): Promise<void> {
  const enough = () => (javaVersion() ?? 0) >= JAVA_MIN && hasMaven()
  if (enough()) return
  const packages = ['openjdk-17-jre-headless', 'maven']
  if (!canUseApt()) {
    throw new Refusal(
      `Kafka needs Java ${JAVA_MIN} and Maven (or a running Docker). Run: ${
        process.platform === 'darwin' ? 'brew install openjdk@17 maven' : `sudo apt-get install -y ${packages.join(' ')}`
      }`,
    )
  }
  await step(`installing ${packages.join(' and ')}`, () => {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
  })
  if (!enough())
    throw new Refusal(`apt-get could not install ${packages.join(' and ')}; install Java ${JAVA_MIN} and Maven and run this again.`)
}
