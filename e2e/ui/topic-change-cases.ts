import type { Page } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { viewer } from '../fixtures/business/people'
import {
  WITH_TOPIC_CHANGES,
  addPlan,
  configurePlan,
  createPlan,
  deletePlan,
  recordsPlan,
  refusedAt,
} from '../fixtures/business/topic-changes'
import { partition, topic, topicDetail } from '../fixtures/business/topics'
import type { PageCase } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function fillNewTopic(page: Page): Promise<void> {
  await field(page, 'Name').fill('orders.returned')
  await field(page, 'retention.ms').fill('14 d')
}

const open = (page: Page, config: string) => page.locator(`[data-config="${config}"]`).click()

/** In the opened row, as on a phone. */
async function edit(page: Page, name: string, value: string): Promise<void> {
  await open(page, name)
  await page.getByRole('row').getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('row').getByLabel(`New value of ${name}`).fill(value)
  await page.keyboard.press('Enter')
}

async function editTwo(page: Page): Promise<void> {
  await edit(page, 'retention.ms', '1 d')
  await open(page, 'min.insync.replicas')
  await page.getByRole('button', { name: /^Reset/ }).click()
}

const manyPartitions = topicDetail(
  topic('orders', { partitions: 400 }),
  Array.from({ length: 400 }, (_, number) => partition('orders', number, [1, 2, 3])),
)

/** The dialogs of topics and the configs that are edited in place, in their states. */
export const TOPIC_CHANGE_CASES: PageCase[] = [
  {
    name: 'topic-create',
    path: at('/topics?change=create'),
    states: { fine: { answers: WITH_TOPIC_CHANGES, shows: 'As the brokers are told (num.partitions).' } },
  },
  {
    name: 'topic-create-wrong',
    path: at('/topics?change=create'),
    prepare: async (page) => {
      await field(page, 'Name').fill('Bestellungen (neu)')
      await field(page, 'Partitions').fill('0')
      await field(page, 'retention.ms').fill('soon')
      await field(page, 'Any other configs').fill('segment.ms 5')
      await review(page)
    },
    states: { trouble: { answers: WITH_TOPIC_CHANGES, shows: /not: \(\)|not: / } },
  },
  {
    name: 'topic-create-refused',
    path: at('/topics?change=create'),
    prepare: async (page) => {
      await fillNewTopic(page)
      await review(page)
    },
    states: {
      trouble: {
        answers: {
          ...WITH_TOPIC_CHANGES,
          planChange: refusedAt('input.topic', "Topic 'orders.returned' already exists.", 'TOPIC_ALREADY_EXISTS'),
        },
        shows: "Kafka refuses it: Topic 'orders.returned' already exists.",
      },
      fine: { answers: { ...WITH_TOPIC_CHANGES, planChange: { plan: createPlan } }, shows: 'Create the topic' },
    },
  },
  {
    name: 'topics-viewer',
    path: at('/topics'),
    prepare: (page) => page.getByRole('button', { name: 'Create topic…' }).focus(),
    states: { refused: { answers: { ...FINE, getSession: viewer }, shows: 'Changing topics needs the operator role' } },
  },
  {
    name: 'topic-menu',
    path: at('/topics/orders'),
    prepare: (page) => page.getByRole('button', { name: 'What can be done to this topic' }).click(),
    states: {
      fine: { answers: FINE, shows: (page) => page.getByRole('menuitem', { name: 'Delete topic…' }) },
      refused: { answers: { ...FINE, getSession: viewer }, shows: (page) => page.getByText(/Deleting records needs the operator role/) },
    },
  },
  {
    name: 'topic-add-partitions',
    path: at('/topics/orders?change=add-partitions'),
    prepare: async (page) => {
      await field(page, 'How many it then has').fill('4')
      await review(page)
    },
    states: { trouble: { answers: WITH_TOPIC_CHANGES, shows: 'It has 6 already: Kafka takes no partition away.' } },
  },
  {
    name: 'topic-add-partitions-review',
    path: at('/topics/orders?change=add-partitions'),
    prepare: async (page) => {
      await field(page, 'How many it then has').fill('12')
      await review(page)
    },
    states: { fine: { answers: { ...WITH_TOPIC_CHANGES, planChange: { plan: addPlan } }, shows: /412 of 803 keys/ } },
  },
  {
    name: 'topic-delete-records',
    path: at('/topics/orders?change=delete-records'),
    prepare: (page) => page.getByRole('radio', { name: 'Partition by partition' }).check(),
    states: {
      fine: { answers: WITH_TOPIC_CHANGES, shows: 'The first offset that stays, by partition' },
      huge: { answers: { ...WITH_TOPIC_CHANGES, getTopic: manyPartitions }, shows: 'orders-0' },
    },
  },
  {
    name: 'topic-delete-records-review',
    path: at('/topics/orders?change=delete-records'),
    prepare: review,
    states: { fine: { answers: { ...WITH_TOPIC_CHANGES, planChange: { plan: recordsPlan } }, shows: /Two groups have not read/ } },
  },
  {
    name: 'topic-delete',
    path: at('/topics/orders?change=delete'),
    states: { fine: { answers: { ...WITH_TOPIC_CHANGES, planChange: { plan: deletePlan } }, shows: /A group with members/ } },
  },
  {
    name: 'topic-configs-edited',
    path: at('/topics/payments/configs'),
    prepare: async (page) => {
      await editTwo(page)
      await open(page, 'cleanup.policy')
      await page.getByRole('row').getByRole('button', { name: 'Edit', exact: true }).click()
    },
    states: { fine: { answers: FINE, shows: 'Review 2 changes' } },
  },
  {
    name: 'topic-configs-review',
    path: at('/topics/payments/configs'),
    prepare: async (page) => {
      await editTwo(page)
      await page.getByRole('button', { name: 'Review 2 changes' }).click()
    },
    states: {
      fine: { answers: { ...WITH_TOPIC_CHANGES, planChange: { plan: configurePlan } }, shows: 'Change the configs' },
      trouble: {
        answers: {
          ...WITH_TOPIC_CHANGES,
          planChange: refusedAt(
            'input.set',
            'Invalid value 86400000 for configuration retention.ms: Refused by the policy',
            'POLICY_VIOLATION',
          ),
        },
        shows: /Kafka refuses it: Invalid value/,
      },
    },
  },
  {
    name: 'topic-configs-viewer',
    path: at('/topics/payments/configs?open=retention.ms'),
    states: { refused: { answers: { ...FINE, getSession: viewer }, shows: /Changing configs needs the operator role/ } },
  },
  {
    name: 'broker-configs-edited',
    path: at('/brokers/1/configs'),
    prepare: async (page) => {
      await edit(page, 'num.io.threads', '24')
      await page.getByRole('button', { name: /All brokers/ }).click()
      await edit(page, 'log.retention.ms', '14 d')
      await open(page, 'ssl.keystore.password')
    },
    states: { fine: { answers: FINE, shows: /could be neither reviewed nor undone/ } },
  },
]
