import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardDifferences } from './board-differences'

const service = (id: string | undefined, title: string) => ({ id, title, cluster: 'prod', groups: ['a'], targetSeconds: 60 })
const board = (...services: ReturnType<typeof service>[]) => ({ name: 'Orders', services })

test('one that somebody else has added, changed or removed is told, with both ways it is', () => {
  const [a, b] = [service('a', 'A'), service('b', 'B')]
  const [textA, textB] = ['A: a · prod · ≤ 60 s', 'B: a · prod · ≤ 60 s']
  expect(boardDifferences(board(a), board(a, b))).toEqual([{ what: '“B”', planned: null, now: textB }])
  expect(boardDifferences(board(a, b), board(b))).toEqual([{ what: '“A”', planned: textA, now: null }])
  expect(boardDifferences(board(service(undefined, 'A')), board(a))).toHaveLength(2)
  expect(boardDifferences(board({ ...a, targetSeconds: 30 }), { ...board(a), name: 'All' }).map(({ what }) => what)).toEqual([
    'name',
    '“A”',
  ])
  expect(boardDifferences(board(b, a), board(a, b))).toEqual([{ what: 'order', planned: 'B, A', now: 'A, B' }])
})

test('a board does not differ from itself', () => {
  const services = fc.uniqueArray(fc.record({ id: fc.uuid(), title: fc.string() }), { selector: ({ id }) => id })
  fc.assert(
    fc.property(services, (list) => {
      const one = board(...list.map(({ id, title }) => service(id, title)))
      expect(boardDifferences(one, one)).toEqual([])
    }),
  )
})
