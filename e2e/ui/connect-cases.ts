import type { Page } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { CLUSTER, LIST } from '../fixtures/business/cluster'
import { added, fixed, rightsByIam, rightsForViewer } from '../fixtures/business/connections'
import { viewer } from '../fixtures/business/people'
import { MockProblem } from '../fixtures/mock-api'
import { type PageCase, withoutAnswer } from './states'

const CONNECTION = `/clusters/${CLUSTER}/connection`

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the connection' }).click()
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Orders EU')
  await page.getByLabel('Bootstrap brokers').fill('kafka-1.nordwind.example:9093')
  await page.getByLabel('TLS', { exact: false }).first().check()
  await page.getByLabel('SASL mechanism').selectOption('OAUTHBEARER')
  await page.getByLabel('Token endpoint', { exact: true }).fill('https://id.nordwind.example/oauth2/token')
  await page.getByLabel('Client id').fill('highwater')
  await page.getByLabel('Client secret').fill('not-a-real-secret')
}

const goesElsewhere = new MockProblem({
  title: 'Bad request',
  status: 422,
  code: 'unprocessable',
  detail: 'Wrong in the body: sasl.password',
  fields: [
    { path: 'sasl.password', message: 'enter it again: with these settings it would be sent, or shown, to somebody else than before' },
  ],
})

/** Adding a cluster, how one is reached, and what its Kafka lets the console do. */
export const CONNECT_CASES: PageCase[] = [
  {
    name: 'cluster-first',
    path: '/clusters',
    states: {
      empty: {
        answers: { ...FINE, listClusters: { ...LIST, items: [], total: 0 }, listClusterConfigs: { items: [] } },
        shows: 'Add the first cluster',
      },
      trouble: {
        answers: { ...FINE, listClusterConfigs: { items: [{ ...added, isWatched: false }] } },
        shows: /cannot be opened with this console’s key/,
      },
    },
  },
  {
    name: 'cluster-new',
    path: '/clusters/new',
    states: {
      fine: { answers: FINE, shows: 'Bootstrap brokers' },
      refused: { answers: { ...FINE, getSession: viewer }, shows: 'Clusters are connected by admins' },
    },
  },
  {
    name: 'cluster-new-checked',
    path: '/clusters/new',
    prepare: async (page) => {
      await fillIn(page)
      await check(page)
    },
    states: {
      fine: { answers: FINE, shows: /Every broker answers where it says it is/ },
      trouble: { answers: TROUBLE, shows: /Broker 3 tells clients to come to kafka-3.internal:9093, a name that does not resolve/ },
    },
  },
  {
    name: 'cluster-edit',
    path: `${CONNECTION}/edit`,
    states: {
      ...withoutAnswer('listClusterConfigs'),
      fine: { answers: FINE, shows: 'The one that was saved is kept. Enter another one to replace it.' },
      empty: { answers: { ...FINE, listClusterConfigs: { items: [fixed] } }, shows: 'in highwater.yaml or the environment' },
      trouble: { answers: { ...FINE, listClusterConfigs: { items: [{ ...added, isWatched: false }] } }, shows: /put the right key back/ },
    },
  },
  {
    name: 'cluster-edit-elsewhere',
    path: `${CONNECTION}/edit`,
    prepare: async (page) => {
      await page.getByLabel('Bootstrap brokers').fill('kafka-9.elsewhere.example:9093')
      await page.getByRole('button', { name: 'Save' }).click()
    },
    states: { fine: { answers: { ...FINE, updateCluster: goesElsewhere }, shows: /with these settings it would go to somebody else/ } },
  },
  {
    name: 'connection',
    path: CONNECTION,
    states: {
      ...withoutAnswer('getRights'),
      fine: { answers: FINE, shows: 'Nothing is missing to see all of it.' },
      trouble: { answers: TROUBLE, shows: '7 of 11 things cannot be shown. The rest works.' },
      'refused-part': { answers: { ...FINE, getSession: viewer, getRights: rightsForViewer }, shows: 'Metadata quorum' },
      empty: { answers: { ...FINE, listClusterConfigs: { items: [fixed] } }, shows: /is changed there/ },
      unsupported: {
        answers: { ...FINE, getRights: rightsByIam },
        shows: /where IAM decides, ACLs do not/,
      },
    },
  },
  {
    name: 'connection-checked',
    path: CONNECTION,
    prepare: check,
    states: { trouble: { answers: TROUBLE, shows: /Change advertised.listeners of the broker/ } },
  },
  {
    name: 'cluster-remove',
    path: CONNECTION,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Remove…' }).click()
    },
    states: { fine: { answers: FINE, shows: 'The id has to be typed first.' } },
  },
]
