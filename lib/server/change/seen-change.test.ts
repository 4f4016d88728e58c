import { expect, test } from 'vitest'
import type { ChangeState } from '@/lib/domain/change/states'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { OPERATES, READS } from '@/lib/domain/access/permissions'
import type { ChangeRecord } from '../store/change-records'
import { type HappenedEvent, type Intent, writeEvent } from './intent'
import { toWarning } from './said'
import { seenChange, seenItem } from './seen-change'

const THEIRS = 'payments'
const own = ['orders-*']
const limited: Actor = {
  kind: 'user',
  name: 'olga',
  roles: [{ id: 'orders', grants: [toGrant({ permissions: [...READS, ...OPERATES], clusters: ['own'], topics: own, groups: own })] }],
  scope: null,
}
const admin = withRole('user', 'ada', 'admin')

const rowOf = (topic: string): Intent['plan']['rows'][number] => ({
  of: { topic, partition: 0 },
  before: { offset: '1' },
  after: { offset: '731' },
  changed: true,
  about: {},
  marks: [],
})

/** What is kept of a reset of `orders-app` that an admin has made, as of today. */
function resetOf(
  topics: string[],
  {
    input = {},
    events = [],
    ground = [],
  }: Partial<Record<'input', object>> & { events?: [ChangeState, HappenedEvent][]; ground?: Intent['ground'] } = {},
): ChangeRecord {
  const rows = topics.map(rowOf)
  const keys = topics.map((topic) => `${topic}-0`)
  const intent: Intent = {
    input: { group: 'orders-app', to: { type: 'rows', rows: rows.map(({ of }) => ({ ...of, offset: '731' })) }, ...input },
    plan: {
      rows,
      before: rows.map(({ of }) => ({ ...of, offset: '1' })),
      after: rows.map(({ of }) => ({ ...of, offset: '731' })),
      totals: [{ code: 'records-again', value: '730', atMost: false, partitions: rows.length }],
      warnings: [toWarning({ weight: 'danger', code: 'reset.skips', names: keys, figures: { partitions: rows.length, records: '730' } })],
      command: `kafka-consumer-groups.sh ${topics.join(' ')}`,
      undo: { possible: true, because: null },
    },
    steps: [{ id: 'commit', code: 'reset.stepCommit', figures: { partitions: rows.length } }],
    ground: [...ground, ...keys.map((key): [string, string] => [`committed ${key}`, '1'])],
    armedUntilMs: null,
    approval: { needed: 1, expiresMs: 1, person: { id: 'ada', name: 'ada' }, arm: null, isLostAtRestart: false },
  }
  const happened =
    events.length > 0 ? events : [['applying', { said: { code: 'change.applying' }, by: 'ada' }] as [ChangeState, HappenedEvent]]
  return {
    id: 'change-1',
    cluster: 'own',
    kind: 'group.reset-offsets',
    target: { type: 'group', name: 'orders-app' },
    actor: { kind: 'user', name: 'ada' },
    createdMs: 1,
    undoOf: null,
    undoneBy: null,
    intent: JSON.stringify(intent),
    events: happened.map(([state, event], index) => writeEvent(index, state, event)),
  }
}

/** Applied; a partition of either was refused, and what was read back is known of both. */
function appliedOn(topics: string[]): ChangeRecord {
  const refused = topics.map((topic) => ({ of: { topic, partition: 0 }, kafkaError: 'X', message: `${topic} refuses` }))
  const step = { id: 'commit', code: '', figures: { partitions: 731 }, text: topics.join(), state: 'partly', at: null } as const
  const all = { of: null, kafkaError: 'TOPIC_AUTHORIZATION_FAILED', message: topics.join() }
  const found = topics.map((topic) => ({ of: { topic, partition: 0 }, state: 'as-planned' as const, now: { offset: '731' } }))
  const figures = { done: topics.length, rows: topics.length, state: 'done' }
  return resetOf(topics, {
    events: [
      ['applying', { said: { code: 'change.applying' }, by: 'ada' }],
      ['applying', { said: { code: 'change.applying' }, step: { ...step, refused: [...refused, all] } }],
      ['done', { said: { code: 'change.done', figures }, found }],
    ],
  })
}

test('a change that is also on what they may not see tells of nothing but what they may, and that there is more', () => {
  const seen = seenChange(limited, appliedOn(['orders-x', THEIRS]))
  expect(JSON.stringify(seen)).not.toContain(THEIRS)
  expect(seen).toMatchObject({
    isPartlyHidden: true,
    state: 'done',
    rows: [rowOf('orders-x')],
    before: [{ topic: 'orders-x', partition: 0, offset: '1' }],
    after: [{ topic: 'orders-x', partition: 0, offset: '731' }],
    totals: [],
    warnings: [],
    command: null,
    input: {},
    said: { code: 'change.partlyHidden' },
    undo: { possible: false, because: { code: 'change.partlyHidden' } },
    outcome: {
      found: [{ of: { topic: 'orders-x' } }],
      steps: [{ id: 'commit', state: 'partly', refused: [{ of: { topic: 'orders-x' } }, { of: null, message: null }] }],
    },
  })
  // Two rows in all is a count of what is hidden.
  expect(JSON.stringify([seen.said, seen.events, seen.outcome.steps])).not.toMatch(/"(rows|done|partitions)":/)
  const item = seenItem(limited, appliedOn(['orders-x', THEIRS]))
  expect(JSON.stringify(item)).not.toContain(THEIRS)
  expect(item).toMatchObject({ isPartlyHidden: true, undo: { possible: false }, said: { code: 'change.partlyHidden' } })
})

test('whoever sees all, and whoever sees all that it is on, is told all of it', () => {
  const whole = seenChange(admin, appliedOn(['orders-x', THEIRS]))
  expect(whole).toMatchObject({ isPartlyHidden: false, undo: { possible: true }, warnings: [{ names: ['orders-x-0', `${THEIRS}-0`] }] })
  expect(whole.command).toContain(THEIRS)
  expect(whole.warnings[0]).not.toHaveProperty('about')
  const theirs = appliedOn(['orders-x', 'orders-y'])
  expect(seenChange(limited, theirs)).toEqual(seenChange(admin, theirs))
})

test.each([
  ['another group', { to: { type: 'group', group: THEIRS }, topics: [{ topic: 'orders-x' }] }],
  ['a topic left out', { topics: [{ topic: 'orders-x' }, { topic: THEIRS }] }],
])('an input that names what they may not see is not shown: %s', (_, input) => {
  const seen = seenChange(limited, resetOf(['orders-x'], { input }))
  expect(JSON.stringify(seen)).not.toContain(THEIRS)
  expect(seen).toMatchObject({ isPartlyHidden: true, input: {}, command: null, rows: [rowOf('orders-x')] })
})

test.each<[string, HappenedEvent]>([
  ['moved', { said: { code: 'change.armedGroundMoved', figures: { what: `committed ${THEIRS}-0`, planned: null, now: '731' } } }],
  ['makes no sense', { said: { code: 'change.approvedNoSense', figures: { because: `${THEIRS}-0 holds 0 to 5` } } }],
  [
    'moved, with the differences',
    {
      said: { code: 'change.approvedMoved', figures: { what: `committed ${THEIRS}-0`, planned: null, now: '731' } },
      differences: [
        { what: `committed ${THEIRS}-0`, planned: null, now: '731' },
        { what: 'committed orders-x-0', planned: '1', now: '2' },
      ],
    },
  ],
])('what came to the group since is not told of, where it is not theirs: %s', (_, event) => {
  for (const topics of [['orders-x'], ['orders-x', THEIRS]]) {
    const record = resetOf(topics, {
      events: [
        ['armed', { said: { code: 'change.armed' } }],
        ['failed', event],
      ],
    })
    const seen = seenChange(limited, record)
    expect(JSON.stringify(seen)).not.toContain(THEIRS)
    expect(seen.said).toMatchObject({ code: 'change.whyHidden', figures: {} })
    expect(JSON.stringify(seenChange(admin, record))).toContain(THEIRS)
  }
})

test('what moved of what is theirs is told', () => {
  const moved = { code: 'change.armedGroundMoved', figures: { what: 'committed orders-x-0', planned: '1', now: '2' } }
  expect(seenChange(limited, resetOf(['orders-x'], { events: [['failed', { said: moved }]] })).said).toMatchObject(moved)
})
