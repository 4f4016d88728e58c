import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseExactly } from './case-reader'
import { runBurrowCases } from './run-burrow-cases'
import { runTimelagCases } from './run-timelag-cases'

/** The file that the variable names, seen from where the person ran npm; else our copy. */
function casesOf(variable: string, ours: string): unknown {
  const named = process.env[variable]
  const path = named ? resolve(process.env['INIT_CWD'] ?? process.cwd(), named) : fileURLToPath(new URL(ours, import.meta.url))
  return parseExactly(readFileSync(path, 'utf8'))
}

test('every vector of Burrow holds (BURROW_CASES)', () => {
  const { failures, checked } = runBurrowCases(casesOf('BURROW_CASES', 'burrow-cases.json'))
  expect(failures).toEqual([])
  expect(checked).toBeGreaterThan(0)
})

test('every vector of time lag holds (TIMELAG_CASES)', () => {
  const { failures, checked } = runTimelagCases(casesOf('TIMELAG_CASES', 'timelag-cases.json'))
  expect(failures).toEqual([])
  expect(checked).toBeGreaterThan(0)
})
