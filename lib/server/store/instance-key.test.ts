import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readInstanceKey } from './instance-key'

function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'highwater-key-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('the first start makes a key that only the owner can read, and every later one reads it', () => {
  const dir = join(temporaryDir(), 'data')
  const key = readInstanceKey(null, dir)
  expect(key).toHaveLength(32)
  expect(readInstanceKey(null, dir)).toEqual(key)
  expect(readdirSync(dir)).toEqual(['instance.key'])
  expect(statSync(join(dir, 'instance.key')).mode & 0o777).toBe(0o600)
  expect(readInstanceKey(null, temporaryDir())).not.toEqual(key)
})

test('a configured secret is used instead, and nothing is written', () => {
  const dir = temporaryDir()
  const key = readInstanceKey('a secret of thirty-two characters', dir)
  expect(key).toHaveLength(32)
  expect(readInstanceKey('a secret of thirty-two characters', dir)).toEqual(key)
  expect(readInstanceKey('another of thirty-two characters.', dir)).not.toEqual(key)
  expect(readdirSync(dir)).toEqual([])
})

test('a file that holds no key is refused and left as it is', () => {
  const dir = temporaryDir()
  const path = join(dir, 'instance.key')
  writeFileSync(path, 'half a k')
  expect(() => readInstanceKey(null, dir)).toThrow(/instance\.key is not the key of a console/)
  expect(readFileSync(path, 'utf8')).toBe('half a k')
})
