import type { Page } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER, partError } from '../fixtures/business/cluster'
import { manyQuotas, noQuotas, partly, quotaPlan } from '../fixtures/business/quotas'
import { viewer } from '../fixtures/business/people'
import { type PageCase, refusedBy, withErrors, withoutAnswer } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const UNKNOWN = { known: false, items: [], total: 0, stale: false }
const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** The quotas and the dialog that sets them, in their states. */
export const QUOTA_CASES: PageCase[] = [
  {
    name: 'quotas',
    path: at('/quotas'),
    states: {
      ...withoutAnswer('listQuotas'),
      fine: { answers: FINE, shows: 'every user without their own' },
      empty: { answers: { ...FINE, ...noQuotas }, shows: 'Without quotas every client may write' },
      stale: { answers: withErrors(FINE, 'listQuotas', [partError('quotas')]), shows: /could not read the quotas anew/ },
      'refused-part': {
        answers: withErrors(FINE, 'listQuotas', refusedBy('quotas', 'CLUSTER_AUTHORIZATION_FAILED'), UNKNOWN),
        shows: /--operation DescribeConfigs --cluster/,
      },
      unsupported: {
        answers: withErrors(FINE, 'listQuotas', refusedBy('quotas', 'UNSUPPORTED_VERSION'), UNKNOWN),
        shows: 'Needs Kafka 2.6 or later',
      },
      huge: { answers: { ...FINE, ...manyQuotas }, shows: /4,000/ },
    },
  },
  {
    name: 'quotas-of-one',
    path: at('/quotas?user=svc-analytics&clientId=ml-backfill&ip=10.20.4.17'),
    states: {
      fine: { answers: FINE, shows: /By the quota of svc-analytics with client ml-backfill/ },
      trouble: {
        answers: { ...withErrors(FINE, 'getEffectiveQuotas', [], { ...partly, stale: false }), getSession: viewer },
        shows: 'Quotas that you may not see can apply as well.',
      },
    },
  },
  {
    name: 'quota-set',
    path: at('/quotas?set=new'),
    states: { fine: { answers: FINE, shows: 'Every user without their own' } },
  },
  {
    name: 'quota-set-wrong',
    path: at('/quotas?set=new'),
    prepare: async (page) => {
      await field(page, 'May write').fill('fast')
      await review(page)
    },
    states: { trouble: { answers: FINE, shows: 'A limit above 0, such as 10 MB/s or 50 %.' } },
  },
  {
    name: 'quota-review',
    path: at('/quotas?set=users%2Fpartner-acme'),
    prepare: async (page) => {
      await field(page, 'May write').fill('100 kB/s')
      await field(page, 'Partition changes').fill('')
      await review(page)
    },
    states: { fine: { answers: { ...FINE, planChange: { plan: quotaPlan } }, shows: /All clients of the user partner-acme share it/ } },
  },
]
