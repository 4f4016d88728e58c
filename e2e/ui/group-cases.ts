import type { z } from 'zod'
import type { CommitSourceState } from '../../lib/contract/clusters'
import type { GroupPartitionDetail } from '../../lib/contract/groups'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { minutesAgo, secondsAgo } from '../fixtures/business/clock'
import { CLUSTER, partError, pulse, pulseInTrouble } from '../fixtures/business/cluster'
import { justDone } from '../fixtures/business/changes'
import { commitWindow, groupPartitionDetail } from '../fixtures/business/group-partitions'
import { groupDetail, groupsInTrouble } from '../fixtures/business/groups'
import { type Answers, FAILED, NEVER } from '../fixtures/mock-api'
import { CHART_CASES } from './chart-cases'
import type { PageCase, StateCase } from './states'

type Detail = z.input<typeof GroupPartitionDetail>
type Source = z.input<typeof CommitSourceState>
type Part = Detail['partition']

const groups = `/clusters/${CLUSTER}/groups`
const named = (id: string) => {
  const found = groupsInTrouble.find((group) => group.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return groupDetail(found)
}
const slow = named('fraud-scoring')
const [, , , slowest = raise()] = slow.partitions

function raise(): never {
  throw new Error('there is no fourth partition')
}

/** The group of the panel with its slowest partition like this, and what the panel is told of it. */
function looking(over: Partial<Part>, detail: Partial<Detail> = {}): Answers {
  const partition = { ...slowest, ...over }
  return {
    ...TROUBLE,
    getGroup: { ...slow, partitions: slow.partitions.map((one) => (one.partition === slowest.partition ? partition : one)) },
    getGroupPartition: groupPartitionDetail(partition, detail),
  }
}

const judged = (
  status: NonNullable<Part['burrow']>['status'],
  rule: number,
  figures: NonNullable<Part['burrow']>['figures'],
  complete = 1,
) => ({
  burrow: { status, rule, figures, complete },
})
const behind = { committed: '18000003', currentLag: '36894' }
const noRecord = (error: string): Partial<Detail> => ({
  record: null,
  errors: [partError('standing', { broker: 1, error, message: 'the record at the commit was not given', since: secondsAgo(2) })],
})

const panel = (name: string, answers: Answers, shows: StateCase['shows']): PageCase => ({
  name: `group-partition-${name}`,
  path: `${groups}/fraud-scoring?partition=payments-3`,
  states: { trouble: { answers, shows } },
})

const polled = (over: Partial<Source>): Answers => ({
  ...TROUBLE,
  getPulse: {
    ...pulseInTrouble,
    commits: { ...(pulse().commits ?? raise()), source: 'poll', commitsPerSec: null, behindMs: null, since: minutesAgo(12), ...over },
  },
})

/** What lag comes to, in each way it can. */
export const GROUP_CASES: PageCase[] = [
  {
    name: 'group-held-back',
    path: `${groups}/payment-reconciliation`,
    states: {
      trouble: { answers: TROUBLE, shows: /Held back for 12 m 04 s: 1 of 6 partitions waits for the end of transaction ledger-writer-1/ },
    },
  },
  {
    name: 'group-losing-data',
    path: `${groups}/ledger-balance`,
    states: { trouble: { answers: TROUBLE, shows: /Losing data: 12,804 records are gone unread from 1 of 3 partitions of ledger/ } },
  },
  {
    name: 'group-countdown',
    path: `${groups}/clickstream-archive`,
    states: { trouble: { answers: TROUBLE, shows: /Retention reaches the first unread record in 3 h to 3 h 20 m/ } },
  },
  {
    name: 'group-only-markers',
    path: `${groups}/fraud-scoring`,
    states: {
      trouble: {
        answers: {
          ...FINE,
          getGroup: {
            ...slow,
            verdict: 'caught-up',
            verdictBecause: 'only-markers',
            verdictFigures: { lag: 318, most: 10 },
            lag: '318',
            secondsBehind: 0,
            partitions: slow.partitions.map((one) => ({ ...one, lag: '53', secondsBehind: 0, onlyMarkers: true, recordAt: null })),
          },
        },
        shows: /The 318 offsets between commits and ends are transaction markers: no record waits/,
      },
    },
  },
  {
    name: 'groups-commits-refused',
    path: groups,
    states: {
      trouble: {
        answers: polled({ because: 'refused', kafkaError: 'TOPIC_AUTHORIZATION_FAILED' }),
        shows: /this console may not read __consumer_offsets \(TOPIC_AUTHORIZATION_FAILED\): grant it READ on that topic/,
      },
    },
  },
  {
    name: 'groups-commits-too-many',
    path: groups,
    states: {
      trouble: {
        answers: polled({ because: 'too-many-commits', figures: { commitsPerSec: 31_400, most: 20_000 } }),
        shows: '31,400 /s commits were made, more than the 20,000 /s that are read one by one',
      },
    },
  },
  {
    name: 'groups-commits-missed',
    path: groups,
    states: {
      trouble: {
        answers: {
          ...TROUBLE,
          getPulse: {
            ...pulseInTrouble,
            commits: {
              ...(pulse().commits ?? raise()),
              behindMs: 1800,
              unknownRecords: { 'key version 9': 41 },
              gaps: { count: 2, lastAt: minutesAgo(3) },
            },
          },
        },
        shows: /2 gaps in the windows/,
      },
    },
  },
  {
    name: 'freshness',
    path: groups,
    prepare: async (page) => {
      await page.getByRole('button', { name: /As of|of \d/ }).click()
    },
    states: {
      trouble: {
        answers: polled({ because: 'too-far-behind', figures: { behindMs: 7400, most: 5000 } }),
        shows: (page) => page.getByRole('dialog').getByText('reading them one by one fell 7 s behind, and 5 s is the limit'),
      },
    },
  },
  panel('behind', looking({}), /Lag never became less over 10 commits in 45 s/),
  panel(
    'stopped',
    looking(judged('STOP', 4, { silentMs: 840_000, spanMs: 45_000, lowestEnd: '18032667', ...behind })),
    /No commit for 14 m, which is longer than the 45 s that the whole window spans/,
  ),
  panel(
    'stalled',
    looking(judged('STALL', 7, { commits: 10, silentMs: 4000, spanMs: 45_000, ...behind })),
    /All 10 commits of the window, over 45 s, are of the same offset, 18,000,003/,
  ),
  panel(
    'rewound',
    looking(judged('REWIND', 5, { from: '18036426', to: '17998593', committed: '18000003', timestampMs: Date.parse(secondsAgo(19)) }), {
      window: [
        ...commitWindow({ offset: 18_036_426, step: 470, lagAt: () => 3, silentSeconds: 24 }).slice(4),
        ...commitWindow({ offset: 18_000_003, step: 470, lagAt: () => 36_894 }).slice(6),
      ],
    }),
    /The commit went back from 18,036,426 to 17,998,593/,
  ),
  panel(
    'caught-up-lately',
    looking(judged('OK', 6, { lag: '0', allowedLag: '0', committed: '17998123', timestampMs: Date.parse(secondsAgo(24)) })),
    /it has been at the end within this window/,
  ),
  panel(
    'too-few',
    looking(judged('OK', 2, { commits: 1, intervals: 10, complete: 0.1, minimumComplete: 0.5 }, 0.1), {
      window: commitWindow({ offset: 18_000_003, step: 470, lagAt: () => null }).slice(9),
    }),
    /The window holds 1 of 10 commits; it is judged from 50 % full on/,
  ),
  panel(
    'held-back',
    looking({
      ...judged('STALL', 7, { commits: 10, silentMs: 4000, spanMs: 45_000, ...behind }),
      heldBack: named('payment-reconciliation').heldBack,
    }),
    /Held back for 12 m 04 s at 18,000,003 by transaction ledger-writer-1/,
  ),
  panel(
    'lost',
    looking(
      { state: 'before-log-start', logStart: '18012807', dataLoss: { by: 'time', atLeastSeconds: 10_800, atMostSeconds: null } },
      {
        lost: { offsets: '12804', by: 'deleted-on-request', change: justDone.id },
        record: { offset: '18012807', timestamp: secondsAgo(1102), secondsAgo: 1102, readAt: secondsAgo(0) },
      },
    ),
    /12,804 records are gone unread: deleted on request, by this change/,
  ),
  panel(
    'only-markers',
    looking(
      { ...judged('OK', 3, { currentLag: '0', allowedLag: '0' }), lag: '53', secondsBehind: 0, onlyMarkers: true },
      { record: null, estimatedSeconds: 0 },
    ),
    /Only transaction markers lie behind the commit/,
  ),
  panel(
    'record-refused',
    looking({}, noRecord('TOPIC_AUTHORIZATION_FAILED')),
    /Kafka does not give the record \(TOPIC_AUTHORIZATION_FAILED\)/,
  ),
  panel('record-failed', looking({}, noRecord('NOT_LEADER_OR_FOLLOWER')), /The record could not be read: NOT_LEADER_OR_FOLLOWER/),
  panel('loading', { ...TROUBLE, getGroupPartition: NEVER }, (page) => page.getByRole('dialog').locator('[aria-busy="true"]')),
  panel('failed', { ...TROUBLE, getGroupPartition: FAILED }, 'Request b1f6-77'),
  ...CHART_CASES,
]
