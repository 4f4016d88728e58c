import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import english from '@/messages/en/said.json'
import { toMessage } from './said'

const root = dirname(fileURLToPath(import.meta.url))
const sources = globSync('**/*.ts', { cwd: root, exclude: (name) => name.endsWith('test.ts') })
const codes = new Set(
  sources.flatMap((file) =>
    Array.from(readFileSync(join(root, file), 'utf8').matchAll(/\b(?:code|foundAs): '([a-z][\w-]*\.[\w.-]+)'/g), ([, code = '']) => code),
  ),
)

function wordsOf(code: string): unknown {
  const [area = '', word = ''] = code.split('.')
  return (english.said as Record<string, Record<string, unknown> | undefined>)[area]?.[word]
}

test('all that plans and records say has words', () => {
  expect(codes.size).toBeGreaterThan(30)
  expect([...codes].filter((code) => typeof wordsOf(code) !== 'string')).toEqual([])
})

test('counts of records are grouped, numbers choose the plural', () => {
  expect(toMessage({ code: 'reset.skips', figures: { partitions: 1, records: '3679' } }).text).toBe(
    '1 partition moves forward. 3,679 records will not be processed by this group.',
  )
})

test('durations are in words, names are left as they are', () => {
  expect(toMessage({ code: 'reset.expires', figures: { afterMs: 604_800_000 } }).text).toContain('7 d after it became empty')
  expect(toMessage({ code: 'reset.recentCommits', figures: { agoMs: 252_000 } }).text).toContain('4 m 12 s ago')
  expect(toMessage({ code: 'reset.newGroup', figures: { group: '20261121' } }).text).toContain('group 20261121 yet')
})
