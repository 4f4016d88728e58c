import { describe, expect, it } from 'vitest'
import { parseSelection, printSelection, toggled } from './selection'

describe('a selection in the URL', () => {
  it('comes back whatever the names hold', () => {
    const names = ['orders', 'a,b', '', '.', '~', '50 %', 'ünïcode/slash', 'new\nline']
    expect(parseSelection(printSelection(names) ?? '')).toEqual(names)
  })

  it('stays readable for ordinary names', () => {
    expect(printSelection(['orders', 'page-views.v2'])).toBe('orders,page-views.v2')
  })

  it('is left out beyond 50 names, or when they are too long for an address', () => {
    const names = Array.from({ length: 51 }, (_, index) => `t${index}`)
    expect(printSelection(names)).toBeNull()
    expect(printSelection(names.slice(1))).not.toBeNull()
    expect(printSelection(Array.from({ length: 20 }, (_, index) => `${'x'.repeat(240)}${index}`))).toBeNull()
    expect(printSelection([])).toBeNull()
  })

  it('leaves out what somebody mistyped', () => {
    expect(parseSelection('orders,%E0%A4%A,,payments')).toEqual(['orders', 'payments'])
  })
})

describe('toggling', () => {
  it('adds at the end and takes out again', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b'])
  })
})
