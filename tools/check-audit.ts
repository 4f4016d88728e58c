// No package the console runs with has a known weakness, but for the exceptions of tools/audit/exceptions.json, each with its reason.
// Where nobody can be asked (no network, a registry without advisories) it says so and passes.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { judgeAudit, readReport, type AuditException } from './audit/judge-audit.ts'

const exceptions = JSON.parse(readFileSync(new URL('audit/exceptions.json', import.meta.url), 'utf8')) as AuditException[]
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], { encoding: 'utf8' })
const report = readReport(stdout ?? '')
const complaints = report === null ? [] : judgeAudit(report, exceptions, new Date().toISOString().slice(0, 10))

for (const complaint of complaints) console.error(`✗ ${complaint}`)
if (report === null) console.log('• npm audit was not held: the registry here tells no advisories')
else if (complaints.length === 0) console.log(`✓ no known weakness in what the console runs with (${exceptions.length} exceptions)`)
process.exit(complaints.length === 0 ? 0 : 1)
