import { describe, expect, test } from 'vitest'
import { endpoints } from '@/lib/contract/endpoints'
import { CallLimits, costOf } from './call-limits'

function limits() {
  let now = 1_000_000
  const all = new CallLimits({ writes: 6, searches: 60, exports: 2 }, () => now)
  const spent = (kind: Parameters<CallLimits['spend']>[0], caller: string) => {
    try {
      all.spend(kind, caller)
      return null
    } catch (error) {
      return error
    }
  }
  return { spent, pass: (ms: number) => (now += ms) }
}

test('a minute’s calls may come at once; the next is told how long to wait, and then allowed', () => {
  const { spent, pass } = limits()
  for (let n = 0; n < 6; n += 1) expect(spent('writes', 'user ada')).toBeNull()
  expect(spent('writes', 'user ada')).toMatchObject({ code: 'rate-limited', details: { retryAfterMs: 10_000 } })
  pass(4_000)
  expect(spent('writes', 'user ada')).toMatchObject({ details: { retryAfterMs: expect.closeTo(6_000, 3) as number } })
  pass(6_001)
  expect(spent('writes', 'user ada')).toBeNull()
  expect(spent('writes', 'user ada')).not.toBeNull()
})

test('one caller’s calls are not another’s, nor those of another kind', () => {
  const { spent } = limits()
  for (let n = 0; n < 3; n += 1) spent('exports', 'user ada')
  expect(spent('exports', 'user ada')).not.toBeNull()
  expect([spent('exports', 'user bob'), spent('writes', 'user ada'), spent('exports', 'token ada')]).toEqual([null, null, null])
})

test('who rests does not save up more than a minute’s', () => {
  const { spent, pass } = limits()
  expect(spent('exports', 'user ada')).toBeNull()
  pass(3_600_000)
  expect([1, 2, 3].map(() => spent('exports', 'user ada') === null)).toEqual([true, true, false])
})

describe('what a call counts as', () => {
  test('every write and every export does, and no read that a page makes by itself', () => {
    const counted = Object.values(endpoints).filter((endpoint) => costOf(endpoint) !== null)
    const writes = Object.values(endpoints).filter(({ method }) => method !== 'GET')
    expect(writes.length).toBeGreaterThan(5)
    for (const endpoint of writes) expect(costOf(endpoint), endpoint.id).toBe('writes')
    expect(costOf(endpoints.search)).toBe('searches')
    expect(counted.filter(({ id }) => id.startsWith('export')).map((endpoint) => costOf(endpoint))).toContain('exports')
    expect(costOf(endpoints.getOverview)).toBeNull()
    expect(costOf(endpoints.streamEvents)).toBeNull()
  })
})
