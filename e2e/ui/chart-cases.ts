import { FINE, TROUBLE } from '../fixtures/business/answers'
import { minutesAgo, noise } from '../fixtures/business/clock'
import { CLUSTER } from '../fixtures/business/cluster'
import { groupsInTrouble } from '../fixtures/business/groups'
import { groupHistory } from '../fixtures/business/history'
import type { Answers, Asked } from '../fixtures/mock-api'
import type { PageCase, StateCase } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const slow = groupsInTrouble.find(({ id }) => id === 'fraud-scoring') ?? raise()

function raise(): never {
  throw new Error('there is no fraud-scoring')
}

type History = ReturnType<typeof groupHistory>

const withHistory = (change: (history: History) => Partial<History>): Answers => ({
  ...TROUBLE,
  getGroupHistory: (asked: Asked) => {
    const history = groupHistory(slow, asked)
    return { ...history, ...change(history) }
  },
})

/** Sixty partitions of three topics, of which the API gives the 48 furthest behind. */
const crowded = withHistory(({ times }) => ({
  heat: Array.from({ length: 48 }, (_, index) => ({
    topic: ['payments', 'payments.refunds.eu-central', 'orders'][index % 3] ?? 'payments',
    partition: Math.floor(index / 3),
    levels: times.map((_time, minute) => (index % 7 === 0 ? Math.min(5, Math.floor(minute / 12)) : noise(minute, index) > 0.8 ? 1 : 0)),
  })),
  heatTotal: 60,
}))

const group = (name: string, answers: Answers, shows: StateCase['shows'], search = '', prepare?: PageCase['prepare']): PageCase => ({
  name: `group-chart-${name}`,
  path: at(`/groups/fraud-scoring${search}`),
  states: { trouble: { answers, shows } },
  ...(prepare ? { prepare } : {}),
})

/** Charts over other ranges, and what can be wrong with a history. */
export const CHART_CASES: PageCase[] = [
  group('day', TROUBLE, 'Time behind', '?range=24h'),
  group('quarter', TROUBLE, 'Shown over a day at most', '?range=90d&behind=records'),
  group('past', TROUBLE, /Back/, '?from=2026-11-20T01:30:00Z&to=2026-11-20T05:30:00Z&behind=records'),
  group('crowded', crowded, /the 24 furthest behind of 60/),
  group(
    'not-written',
    withHistory(() => ({ notWritten: { since: minutesAgo(31), reason: 'full' }, whole: false })),
    /the disk is full\. Live figures are not affected/,
  ),
  group(
    'table',
    TROUBLE,
    (page) => page.getByRole('columnheader', { name: 'payments-3 behind' }),
    '?range=24h',
    (page) => page.getByRole('button', { name: 'Table', exact: true }).click(),
  ),
  {
    ...group('range', TROUBLE, 'Last 90 d'),
    prepare: async (page) => {
      await page.getByRole('table', { name: 'Partitions' }).waitFor()
      await page.keyboard.press('t')
    },
  },
  {
    name: 'overview-day',
    path: at('?range=24h'),
    states: { trouble: { answers: TROUBLE, shows: 'Worst groups' } },
  },
  {
    name: 'topic-month',
    path: at('/topics/payments?range=30d'),
    states: { fine: { answers: FINE, shows: 'Size of one copy' } },
  },
]
