import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSameChunksOnce } from './same-chunks.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'highwater-chunks-'))
  mkdirSync(join(dir, 'ssr'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const write = (name: string, code: string) => writeFileSync(join(dir, name), code)
const chunk = (name: string, code: string) => write(name, `module.exports=[7,${code}];\n\n//# sourceMappingURL=${name}.map`)
const load = (name: string): unknown => createRequire(join(dir, 'server.js'))(join(dir, name))

test('chunks of the same code are one when they are loaded, whatever folder they are in and whatever their maps are', () => {
  chunk('[root-of-the-server]__b.js', '()=>"the same"')
  chunk('c.js', '()=>"the same"')
  chunk('ssr/a.js', '()=>"the same"')
  chunk('other.js', '()=>"another"')
  expect(loadSameChunksOnce(dir)).toBe(2)
  expect(load('c.js')).toBe(load('[root-of-the-server]__b.js'))
  expect(load('ssr/a.js')).toBe(load('c.js'))
  expect((load('c.js') as [number, () => string])[1]()).toBe('the same')
  expect((load('other.js') as [number, () => string])[1]()).toBe('another')
})

test('what is no list of modules is left alone, and a second time changes nothing', () => {
  for (const name of ['[turbopack]_runtime.js', 'ssr/[turbopack]_runtime.js']) write(name, 'const moduleFactories = new Map()')
  for (const name of ['a.js', 'b.js']) chunk(name, '()=>1')
  const before = readFileSync(join(dir, 'a.js'), 'utf8')
  expect(loadSameChunksOnce(dir)).toBe(1)
  expect(loadSameChunksOnce(dir)).toBe(0)
  expect(readFileSync(join(dir, 'a.js'), 'utf8')).toBe(before)
  expect(readFileSync(join(dir, 'ssr/[turbopack]_runtime.js'), 'utf8')).toBe('const moduleFactories = new Map()')
})
