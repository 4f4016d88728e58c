import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoardInput } from '@/lib/contract/boards'
import { draftOf, inputOf, moved, newService, patternsOf, targetOf } from './board-draft'

const line = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && !text.includes('\n'))
const service = fc.record({
  id: fc.uuid(),
  title: line,
  cluster: fc.constant('prod-eu'),
  groups: fc.uniqueArray(line, { minLength: 1, maxLength: 5 }),
  targetSeconds: fc.integer({ min: 1, max: 7 * 86_400 }),
})
const board = fc.record({ name: line, version: fc.nat(), services: fc.uniqueArray(service, { maxLength: 6, selector: ({ id }) => id }) })

describe('what is edited of a board', () => {
  it('is sent as it was read where nothing was changed', () => {
    fc.assert(
      fc.property(board, (one) => {
        // The cast: of a board's services only what somebody chose is read.
        expect(inputOf(draftOf(one as unknown as Parameters<typeof draftOf>[0]))).toEqual({ value: one })
      }),
    )
  })

  it('is something the API takes, or is said to be wrong at its field', () => {
    const draft = { name: ' Orders ', services: [{ ...newService('new-1', 'prod-eu'), title: 'Mail', groups: 'mailer\n\n mailer-*' }] }
    const read = inputOf(draft)
    expect('value' in read && BoardInput.parse(read.value)).toEqual({
      name: 'Orders',
      services: [{ title: 'Mail', cluster: 'prod-eu', groups: ['mailer', 'mailer-*'], targetSeconds: 60 }],
    })
    expect(inputOf({ name: '', services: [{ ...newService('new-1', 'prod-eu'), amount: 'soon' }] })).toEqual({
      faults: { name: 'name', 'title-new-1': 'title', 'groups-new-1': 'groups', 'target-new-1': 'target' },
    })
  })
})

describe('a target', () => {
  it.each([
    ['60', 's', 60],
    ['1.5', 'm', 90],
    ['1,5', 'h', 5400],
    ['0', 's', null],
    ['', 's', null],
    ['8760', 'h', null],
  ] as const)('of %s %s is %s seconds', (amount, unit, seconds) => {
    expect(targetOf({ amount, unit })).toBe(seconds)
  })
})

describe('names and patterns', () => {
  it('are one a line, each once', () => {
    expect(patternsOf('orders-*\n\n orders-* \nmail, er')).toEqual(['orders-*', 'mail, er'])
  })
})

describe('the order of services', () => {
  it('ends at both ends', () => {
    const [a, b] = [newService('a', 'x'), newService('b', 'x')]
    expect(moved([a, b], 1, -1)).toEqual([b, a])
    expect(moved([a, b], 0, -1)).toEqual([a, b])
    expect(moved([a, b], 1, 1)).toEqual([a, b])
  })
})
