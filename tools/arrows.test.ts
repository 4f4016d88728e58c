import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const house = mkdtempSync(join(tmpdir(), 'highwater-arrows-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** The rules a small house of these files breaks, by the project's own configuration. */
function brokenRules(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  writeFileSync(join(house, 'tsconfig.json'), '{}')
  const bin = realpathSync(join(root, 'node_modules/.bin/depcruise'))
  const args = [bin, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'lib', 'components']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return summary.violations.map(({ rule }) => rule.name)
}

test('the arrows bite: a wrong import of each kind is named', () => {
  const broken = brokenRules({
    'lib/domain/rule.ts': "import { store } from '../server/store/store'\nexport const rule = store\n",
    'lib/server/store/store.ts': 'export const store = 1\n',
    'lib/client/format.ts': "import { rule } from '../domain/rule'\nexport const format = rule\n",
    'components/groups/list.ts':
      "import { format } from '../../lib/client/format'\nimport { other } from '../topics/other'\nexport const list = [format, other]\n",
    'components/topics/other.ts': 'export const other = 2\n',
  })
  expect(broken).toEqual(expect.arrayContaining(['domain-knows-nothing', 'browser-never-reaches-server', 'no-cross-area']))
})
