import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { type Counts, playwrightCounts, vitestCounts } from './reports.ts'

/** Variables a layer adds to the environment. */
export type Environment = Record<string, string>

/** Runs a command with its output shown; resolves with its exit code. */
export function run(command: string, args: readonly string[], env: Environment = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** A check that is one thing: it passes or it fails. */
export async function check(title: string, command: string, ...args: string[]): Promise<Counts> {
  const code = await run(command, args)
  if (code !== 0) console.log(`✗ ${title}`)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0, failures: [title] }
}

/** Vitest's own report. A run without a report, or without a single test, is a failure. */
export async function vitest(project: string, env: Environment, files: readonly string[] = []): Promise<Counts> {
  const report = `test-results/${project}.json`
  rmSync(report, { force: true })
  const code = await run(
    'vitest',
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    env,
  )
  return readReport(code, () => vitestCounts(JSON.parse(readFileSync(report, 'utf8'))))
}

/** Playwright's own report on some of its projects. */
export async function playwright(projects: readonly string[], env: Environment, files: readonly string[] = []): Promise<Counts> {
  const report = `test-results/${projects.join('-')}.json`
  rmSync(report, { force: true })
  const code = await run(
    'playwright',
    ['test', '--config', 'e2e/playwright.config.ts', ...projects.map((project) => `--project=${project}`), ...files],
    {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  )
  return readReport(code, () => playwrightCounts(JSON.parse(readFileSync(report, 'utf8'))))
}

function readReport(code: number, read: () => Counts): Counts {
  try {
    const counts = read()
    const isHonest = counts.passed + counts.failed > 0 && (code === 0) === (counts.failed === 0)
    return isHonest ? counts : { ...counts, failed: Math.max(1, counts.failed) }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
