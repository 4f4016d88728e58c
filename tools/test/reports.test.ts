import { describe, expect, it } from 'vitest'
import { playwrightCounts, sum, vitestCounts } from './reports.ts'

describe('what failed is named', () => {
  it('a test of vitest, with the first line of why', () => {
    const counts = vitestCounts({
      numPassedTests: 1,
      numFailedTests: 1,
      numFailedTestSuites: 1,
      numPendingTests: 2,
      testResults: [
        {
          name: 'lag.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            {
              fullName: 'lag is a difference',
              status: 'failed',
              failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n  at lag.test.ts:3'],
            },
            { fullName: 'lag is never negative', status: 'passed', failureMessages: [] },
          ],
        },
      ],
    })
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 2, failures: ['lag.test.ts › lag is a difference: expected 1 to be 2'] })
  })

  it('a file of vitest that did not come to its tests', () => {
    const counts = vitestCounts({
      numPassedTests: 0,
      numFailedTests: 0,
      numFailedTestSuites: 1,
      numPendingTests: 0,
      testResults: [{ name: 'lag.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }],
    })
    expect(counts).toMatchObject({ failed: 1, failures: ['lag.test.ts: Cannot find module'] })
  })

  it('a test of playwright however deep, and one that passed only the second time', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'crash.spec.ts',
      ok: false,
      tests: [{ status, results: [{ error: { message: 'Timeout' } }] }],
    })
    const counts = playwrightCounts({
      stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
      suites: [{ suites: [{ specs: [spec('falls', 'unexpected'), spec('wavers', 'flaky'), spec('stands', 'expected')] }] }],
    })
    expect(counts).toMatchObject({ passed: 1, failed: 2, failures: ['crash.spec.ts › falls: Timeout', 'crash.spec.ts › wavers: Timeout'] })
  })

  it('of all layers together', () => {
    const one = { passed: 1, failed: 1, skipped: 0 }
    expect(sum([{ ...one, failures: ['a'] }, one])).toEqual({ passed: 2, failed: 2, skipped: 0, failures: ['a'] })
  })
})
