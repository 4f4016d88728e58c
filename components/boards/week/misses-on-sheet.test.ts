import { describe, expect, it } from 'vitest'
import type { Miss } from '@/lib/contract/boards'
import { isDense, missesOnSheet } from './misses-on-sheet'

const cause: Miss['cause'] = { kind: 'unknown', group: null, broker: null, change: null, factor: null }
const at = (hour: number) => new Date(Date.UTC(2026, 10, 16, hour)).toISOString()
/** The later, the worse. */
const misses = Array.from({ length: 40 }, (_, index): Miss => ({
  service: 's',
  title: 'S',
  from: at(index),
  to: at(index),
  worstSeconds: 100 + index,
  worstAt: at(index),
  cause,
}))

describe('the misses on a sheet', () => {
  it('are all there where there is room, in the order they came', () => {
    const { shown, leftOut } = missesOnSheet(misses.slice(0, 9).toReversed(), 9, 8)
    expect(shown.map(({ from }) => from)).toEqual(misses.slice(0, 9).map(({ from }) => from))
    expect(leftOut).toBe(0)
  })

  it('are the worst where there is not, and the others are counted', () => {
    const { shown, leftOut } = missesOnSheet(misses, misses.length, 8)
    expect(shown.at(-1)?.worstSeconds).toBe(139)
    expect(shown.length + leftOut).toBe(40)
    expect(Math.min(...shown.map(({ worstSeconds }) => worstSeconds))).toBe(100 + leftOut)
  })

  it('are counted with those that were not told', () => {
    const { shown, leftOut } = missesOnSheet(misses.slice(20), 75, 8)
    expect(shown.length + leftOut).toBe(75)
    expect(leftOut).toBeGreaterThan(55)
  })

  it('are more where each takes one line', () => {
    const short = misses.map((miss) => ({ ...miss, cause: { ...cause, kind: 'burst' as const } }))
    expect(missesOnSheet(short, 40, 8).shown.length).toBeGreaterThan(missesOnSheet(misses, 40, 8).shown.length)
    const korean = short.map((miss) => ({ ...miss, title: '주문이 창고에 제때 도착하는지 확인합니다' }))
    expect(missesOnSheet(korean, 40, 8).shown).toHaveLength(missesOnSheet(misses, 40, 8).shown.length)
  })

  it('give way to services, but never all of them', () => {
    expect(missesOnSheet(misses, misses.length, 100).shown).toHaveLength(4)
    expect(missesOnSheet(misses, misses.length, 30).shown).toHaveLength(4)
  })

  it('have more room again where the rows of services are dense', () => {
    expect(isDense(11)).toBe(false)
    expect(isDense(12)).toBe(true)
    expect(missesOnSheet(misses, 40, 12).shown.length).toBeGreaterThan(missesOnSheet(misses, 40, 11).shown.length)
  })
})
