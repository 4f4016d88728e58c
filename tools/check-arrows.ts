// Runs dependency-cruiser and also fails when it saw next to nothing: without a TypeScript parser it
// reports "no violations" over zero modules.
import { spawnSync } from 'node:child_process'

const LEAST_MODULES = 60

const { stdout, stderr } = spawnSync('depcruise', ['app', 'components', 'lib', 'cluster', 'e2e', 'bench', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
if (!stdout) {
  console.error(stderr)
  process.exit(1)
}
const { summary } = JSON.parse(stdout) as {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string; severity: string } }[] }
}
for (const { rule, from, to } of summary.violations) console.error(`✗ ${rule.name}: ${from} → ${to}`)
if (summary.totalCruised < LEAST_MODULES) console.error(`✗ only ${summary.totalCruised} modules were read`)
const isFine = summary.violations.length === 0 && summary.totalCruised >= LEAST_MODULES
if (isFine) console.log(`✓ imports follow the arrows (${summary.totalCruised} modules)`)
process.exit(isFine ? 0 : 1)
