import { expect, it } from 'vitest'
import { FIRST_RECORDS_DRAFT, recordsBefore, recordsFaults } from './records-draft'

const partitions = [{ partition: 0 }, { partition: 1 }, { partition: 2 }]
const of = (over: object) => recordsBefore({ ...FIRST_RECORDS_DRAFT, ...over }, partitions)

it('goes to the end of every partition unless something else is chosen', () => {
  expect(of({})).toEqual({ value: [0, 1, 2].map((partition) => ({ partition, offset: '-1' })) })
})

it('goes to one offset on every partition, typed as the pages show it', () => {
  expect(of({ way: 'offset', offset: ' 18,204,511 ' })).toEqual({
    value: [0, 1, 2].map((partition) => ({ partition, offset: '18204511' })),
  })
})

it('leaves partitions alone that nothing was typed for', () => {
  expect(of({ way: 'rows', rows: { 2: '7', 0: '−1', 1: ' ' } })).toEqual({
    value: [
      { partition: 0, offset: '-1' },
      { partition: 2, offset: '7' },
    ],
  })
})

it.each([
  [{ way: 'offset', offset: '' }, { offset: { code: 'offset' } }],
  [{ way: 'offset', offset: '-2' }, { offset: { code: 'offset' } }],
  [{ way: 'offset', offset: '9223372036854775808' }, { offset: { code: 'offset' } }],
  [{ way: 'rows', rows: {} }, { rows: { code: 'nothing' } }],
  [{ way: 'rows', rows: { 0: '5', 1: 'x' } }, { rows: { code: 'row', partition: 1 } }],
])('%j is wrong', (over, faults) => expect(of(over)).toEqual({ faults }))

it('finds the partition that a refusal is about', () => {
  const sent = [
    { partition: 4, offset: '1' },
    { partition: 7, offset: '2' },
  ]
  const message = '0 to 1: payments-7 ends there'
  const fields = [{ path: 'input.before.1.offset', message }]
  expect(recordsFaults(fields, 'rows', sent)).toEqual({ faults: { rows: { code: 'refused', message, partition: 7 } }, rest: [] })
  expect(recordsFaults(fields, 'offset', sent).faults).toEqual({ offset: { code: 'refused', message, partition: 7 } })
  expect(recordsFaults(fields, 'end', sent)).toEqual({ faults: {}, rest: [message] })
  expect(recordsFaults([{ path: 'input.topic', message }], 'rows', sent)).toEqual({ faults: {}, rest: [message] })
})
