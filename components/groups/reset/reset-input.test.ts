import { describe, expect, it } from 'vitest'
import { aPartition } from '../partition-fixture'
import { type ResetDraft, firstDraft, targetsOf, withTopic } from './reset-draft'
import { faultsFrom, resetInput } from './reset-input'

const NOW = Date.parse('2026-11-17T14:32:07.412Z')
const GROUP = {
  id: 'fraud-scoring',
  partitions: [
    ...Array.from({ length: 12 }, (_, partition) => aPartition({ topic: 'payments', partition })),
    aPartition({ topic: 'refunds', partition: 0 }),
  ],
}
const input = (over: Partial<ResetDraft>) => resetInput({ ...firstDraft(NOW, 'Europe/Berlin'), ...over }, GROUP)
const accepted = (value: object) => ({ value: { group: 'fraud-scoring', outOfRange: 'clamp', ...value } })

it('begins an hour ago, in the person’s zone, with all that have a commit', () =>
  expect(input({})).toEqual(accepted({ to: { type: 'timestamp', at: '2026-11-17T14:32:07.000+01:00' } })))

describe('where to', () => {
  it.each<[Partial<ResetDraft>, object]>([
    [{ to: 'earliest' }, { type: 'earliest' }],
    [{ to: 'current' }, { type: 'current' }],
    [{ at: '2026-10-25T02:30:00' }, { type: 'timestamp', at: '2026-10-25T02:30:00.000+02:00' }],
    [
      { to: 'duration', duration: '2 h 30 m' },
      { type: 'duration', iso: 'PT2H30M' },
    ],
    [
      { to: 'shift', shift: '−1,000' },
      { type: 'shift', by: '-1000' },
    ],
    [
      { to: 'shift', shift: '+5' },
      { type: 'shift', by: '5' },
    ],
    [
      { to: 'offset', offset: ' 88,201,337 ' },
      { type: 'offset', offset: '88201337' },
    ],
    [
      { to: 'offset', offset: '9223372036854775807' },
      { type: 'offset', offset: '9223372036854775807' },
    ],
    [
      { to: 'group', group: 'audit' },
      { type: 'group', group: 'audit' },
    ],
    [
      { to: 'saved', saved: 's1' },
      { type: 'saved', id: 's1' },
    ],
    [
      { to: 'csv', csv: 'payments,3,12\r\n' },
      { type: 'rows', rows: [{ topic: 'payments', partition: 3, offset: '12' }] },
    ],
    [
      { to: 'csv', csv: 'audit,payments,3,12\nfraud-scoring,payments,4,0' },
      { type: 'rows', rows: [{ topic: 'payments', partition: 4, offset: '0' }] },
    ],
    [
      { to: 'rows', rows: [{ topic: 'payments', partition: 1, offset: '1,234' }] },
      { type: 'rows', rows: [{ topic: 'payments', partition: 1, offset: '1234' }] },
    ],
  ])('%j', (over, to) => expect(input(over)).toEqual(accepted({ to })))

  it.each<[Partial<ResetDraft>, object]>([
    [{ at: 'soon' }, { at: { code: 'no-time' } }],
    [{ at: '2026-03-29T02:30:00' }, { at: { code: 'skipped-time' } }],
    [{ at: '1969-12-31T23:00:00' }, { at: { code: 'before-1970' } }],
    [{ to: 'duration', duration: '90' }, { duration: { code: 'duration', problem: 'no-unit' } }],
    [{ to: 'shift', shift: '0' }, { shift: { code: 'not-shift', found: '0' } }],
    [{ to: 'offset', offset: '-1' }, { offset: { code: 'not-whole', found: '-1' } }],
    [{ to: 'offset', offset: '1.5' }, { offset: { code: 'not-whole', found: '1.5' } }],
    [{ to: 'offset', offset: '9223372036854775808' }, { offset: { code: 'too-large', found: '9223372036854775808' } }],
    [{ to: 'group' }, { group: { code: 'no-group' } }],
    [{ to: 'group', group: 'fraud-scoring' }, { group: { code: 'same-group' } }],
    [{ to: 'saved' }, { saved: { code: 'no-saved' } }],
    [{ to: 'csv', csv: 'audit,payments,3,12' }, { csv: { code: 'other-groups', groups: ['audit'] } }],
    [{ to: 'rows', rows: [{ topic: 'payments', partition: 1, offset: '' }] }, { rows: { code: 'row', key: 'payments-1' } }],
  ])('%j is refused', (over, faults) => expect(input(over)).toEqual({ faults }))

  it('tells all that is wrong with a CSV, by line', () =>
    expect(input({ to: 'csv', csv: 'payments,x,12\npayments,1\npayments,2,7' })).toMatchObject({
      faults: {
        csv: {
          errors: [
            { line: 1, field: 'partition' },
            { line: 2, field: 'offset' },
          ],
        },
      },
    }))
})

describe('of which', () => {
  it('takes whole topics', () =>
    expect(input({ to: 'latest', scope: 'topics', topics: ['refunds'] })).toEqual(
      accepted({ to: { type: 'latest' }, topics: [{ topic: 'refunds' }] }),
    ))
  it('takes partitions by their ranges', () =>
    expect(input({ to: 'latest', scope: 'partitions', ranges: { payments: '4, 7-9', refunds: ' ' } })).toEqual(
      accepted({ to: { type: 'latest' }, topics: [{ topic: 'payments', partitions: [4, 7, 8, 9] }] }),
    ))
  it('takes topics the group has nothing on, all of their partitions until it is said which', () => {
    const draft = withTopic<ResetDraft>({ ...firstDraft(NOW, 'UTC'), to: 'latest', scope: 'topics' }, { topic: 'audit', partitions: 3 })
    expect(resetInput(draft, GROUP)).toEqual(accepted({ to: { type: 'latest' }, topics: [{ topic: 'audit' }] }))
    expect(resetInput({ ...draft, scope: 'partitions' }, GROUP)).toEqual(
      accepted({ to: { type: 'latest' }, topics: [{ topic: 'audit', partitions: [0, 1, 2] }] }),
    )
    expect(resetInput({ ...draft, scope: 'partitions', ranges: { audit: '3' } }, GROUP)).toMatchObject({
      faults: { topics: { code: 'ranges', topic: 'audit', problem: 'no-such-partition', found: '3' } },
    })
    expect(withTopic(draft, { topic: 'one', partitions: 1 }).ranges).toMatchObject({ one: '0' })
  })
  it('refuses nothing, and what is not there', () => {
    expect(input({ scope: 'topics' })).toEqual({ faults: { topics: { code: 'no-topics' } } })
    expect(input({ scope: 'partitions', ranges: {} })).toEqual({ faults: { topics: { code: 'no-partitions' } } })
    expect(input({ scope: 'partitions', ranges: { payments: '12' } })).toMatchObject({
      faults: { topics: { code: 'ranges', topic: 'payments', problem: 'no-such-partition', found: '12' } },
    })
  })
  it('says what is wrong in both places at once', () =>
    expect(input({ at: '', scope: 'topics' })).toEqual({ faults: { at: { code: 'no-time' }, topics: { code: 'no-topics' } } }))
  it('does not send a choice of topics with rows, which name their own', () =>
    expect(input({ to: 'csv', csv: 'payments,0,1', scope: 'topics' })).toEqual(
      accepted({ to: { type: 'rows', rows: [{ topic: 'payments', partition: 0, offset: '1' }] } }),
    ))
})

it('offers a share group what it can do, and single partitions only of a plan', () => {
  expect(targetsOf('share', { rows: [] })).toEqual(['timestamp', 'earliest', 'latest', 'offset', 'csv'])
  expect(targetsOf('classic', { rows: [] })).not.toContain('rows')
  expect(targetsOf('classic', { rows: [{ topic: 'payments', partition: 0, offset: '1' }] })).toContain('rows')
})

describe('a refusal of the server', () => {
  const message = 'a group with committed offsets'
  const fault = { code: 'server', message }
  it.each([
    ['input.to.group', 'group', { group: fault }],
    ['input.to.at', 'timestamp', { at: fault }],
    ['input.to.rows.3.offset', 'rows', { rows: fault }],
    ['input.to.rows.3.offset', 'csv', { csv: fault }],
    ['input.to', 'shift', { shift: fault }],
    ['input.topics.0.partitions', 'latest', { topics: fault }],
    ['input.outOfRange', 'csv', { outOfRange: fault }],
  ] as const)('of %s is said at its field', (path, to, faults) => expect(faultsFrom([{ path, message }], to)).toEqual({ faults, rest: [] }))
  it.each([
    ['input.group', 'group'],
    ['input.to.type', 'earliest'],
    ['input.topics', 'csv'],
  ] as const)('of %s is said above the form where %s has no field for it', (path, to) =>
    expect(faultsFrom([{ path, message }], to)).toEqual({ faults: {}, rest: [message] }),
  )
})
