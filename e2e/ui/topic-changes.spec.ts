import { type Page, expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { justDone } from '../fixtures/business/changes'
import { CLUSTER } from '../fixtures/business/cluster'
import { viewer } from '../fixtures/business/people'
import { WITH_TOPIC_CHANGES, configurePlan, deletePlan, refusedAt } from '../fixtures/business/topic-changes'
import type { Answers } from '../fixtures/mock-api'
import { own, test } from '../fixtures/ui'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => dialog(page).getByLabel(name, { exact: true })
const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()

/** The plan that is asked for by an act. */
async function askedBy(page: Page, act: () => Promise<void>): Promise<unknown> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/changes/plan'))
  await act()
  return (await asked).postDataJSON()
}

test('a topic is created by keys alone, with what is usual here unless something else is typed', async ({ page, withAnswers, errors }) => {
  await withAnswers(WITH_TOPIC_CHANGES)
  await page.goto(at('/topics'))
  await page.getByRole('button', { name: 'Create topic…' }).press('Enter')
  await expect(page).toHaveURL(/change=create/)
  await expect(field(page, 'Name')).toBeFocused()
  await expect(field(page, 'Partitions')).toHaveValue('6')
  await expect(field(page, 'Partitions')).toHaveAccessibleDescription(/As the brokers are told/)
  await expect(field(page, 'Replication factor')).toHaveAccessibleDescription(/As most topics here have/)
  await page.keyboard.type('returns')
  expect(await askedBy(page, () => page.keyboard.press('Enter'))).toEqual({
    kind: 'topic.create',
    input: { topic: 'returns', partitions: 6, replicationFactor: 3 },
  })
  await expect(page.getByRole('button', { name: 'Create the topic' })).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(field(page, 'Name')).toHaveValue('returns')
  await page.getByRole('button', { name: 'Take the brokers’ default, 1' }).click()
  await page.getByRole('radio', { name: 'Compact and delete' }).check()
  await field(page, 'retention.ms').fill('14 d')
  await expect(field(page, 'retention.ms')).toHaveAccessibleDescription('Read as 1209600000, 14 d.')
  await field(page, 'Any other configs').fill('segment.ms=1 d')
  expect(await askedBy(page, () => review(page))).toEqual({
    kind: 'topic.create',
    input: {
      topic: 'returns',
      partitions: 6,
      replicationFactor: 1,
      configs: { 'cleanup.policy': 'compact,delete', 'retention.ms': '1209600000', 'segment.ms': '86400000' },
    },
  })
  expect(own(errors)).toEqual([])
})

test('what is wrong with a new topic is said where it is, on leaving and by the server', async ({ page, withAnswers }) => {
  const api = await withAnswers(WITH_TOPIC_CHANGES)
  await page.goto(at('/topics?change=create'))
  const name = field(page, 'Name')
  await name.fill('orders dlq')
  await field(page, 'Partitions').focus()
  await expect(name).toHaveAccessibleDescription(/but not:/)
  await name.fill('orders_dlq')
  await expect(name).toHaveAccessibleDescription('There is orders.dlq, and Kafka counts . and _ as the same.')
  await name.fill('orders.new')
  await expect(name).toHaveAccessibleDescription(/In names of metrics/)
  await api.answer({ ...WITH_TOPIC_CHANGES, planChange: refusedAt('input.replicationFactor', 'at most 4: there are 4 brokers') })
  await review(page)
  const replicas = field(page, 'Replication factor')
  await expect(replicas).toBeFocused()
  await expect(replicas).toHaveAccessibleDescription('This needs at most 4: there are 4 brokers.')
  await expect(name).toHaveValue('orders.new')
  const configs = 'Invalid value 0 for configuration max.message.bytes: too small'
  await api.answer({ ...WITH_TOPIC_CHANGES, planChange: refusedAt('input.configs', configs, 'INVALID_CONFIG') })
  await field(page, 'max.message.bytes').fill('0')
  await review(page)
  await expect(field(page, 'max.message.bytes')).toBeFocused()
  await expect(field(page, 'max.message.bytes')).toHaveAccessibleDescription(`Kafka refuses it: ${configs}`)
})

test('the menu of a topic adds partitions, deletes records and deletes it', async ({ page, withAnswers }) => {
  await withAnswers({ ...WITH_TOPIC_CHANGES, planChange: { plan: deletePlan } })
  await page.goto(at('/topics/orders'))
  const menu = async (name: string) => {
    await page.getByRole('button', { name: 'What can be done to this topic' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const close = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page).toHaveURL(/orders$/)
  }
  await menu('Add partitions…')
  await expect(field(page, 'How many it then has')).toBeFocused()
  await field(page, 'How many it then has').fill('12')
  expect(await askedBy(page, () => page.keyboard.press('Enter'))).toEqual({
    kind: 'topic.add-partitions',
    input: { topic: 'orders', count: 12 },
  })
  await close()

  const records = (before: object[]) => ({ kind: 'topic.delete-records', input: { topic: 'orders', before } })
  const everywhere = (offset: string) => records([0, 1, 2, 3, 4, 5].map((partition) => ({ partition, offset })))
  await menu('Delete records…')
  expect(await askedBy(page, () => review(page))).toEqual(everywhere('-1'))
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('radio', { name: 'All below one offset' }).check()
  await review(page)
  await expect(field(page, 'The first offset that stays')).toBeFocused()
  await field(page, 'The first offset that stays').fill('18,000,000')
  expect(await askedBy(page, () => review(page))).toEqual(everywhere('18000000'))
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('radio', { name: 'Partition by partition' }).check()
  await field(page, 'First offset of orders-1 that stays').fill('500')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('-1')
  expect(await askedBy(page, () => page.keyboard.press('Enter'))).toEqual(
    records([
      { partition: 1, offset: '500' },
      { partition: 2, offset: '-1' },
    ]),
  )
  await close()

  expect(await askedBy(page, () => menu('Delete topic…'))).toEqual({ kind: 'topic.delete', input: { topic: 'orders' } })
})

test('a topic that was deleted is left for the topics that remain', async ({ page, withAnswers }) => {
  const change = { ...justDone, kind: 'topic.delete', target: { type: 'topic' as const, name: 'orders' } }
  await withAnswers({ ...WITH_TOPIC_CHANGES, planChange: { plan: deletePlan }, applyChange: { change }, getChange: { change } })
  await page.goto(at('/topics/orders?change=delete'))
  await page.getByRole('textbox', { name: /to confirm/ }).fill('orders')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/topics$/)
})

const configured: Answers = {
  ...WITH_TOPIC_CHANGES,
  planChange: { plan: configurePlan },
  applyChange: { change: { ...justDone, kind: 'topic.configure' } },
  getChange: { change: { ...justDone, kind: 'topic.configure' } },
}

test('configs are edited in their rows and go as one change', async ({ page, withAnswers, errors }) => {
  await withAnswers(configured)
  await page.goto(at('/topics/payments/configs'))
  const edit = page.getByRole('button', { name: 'Edit retention.ms' })
  await edit.press('Enter')
  const value = page.getByLabel('New value of retention.ms')
  await expect(value).toBeFocused()
  await expect(value).toHaveValue('604800000')
  await value.press('Escape')
  await expect(value).toHaveCount(0)
  await expect(page.locator('[data-config="retention.ms"]')).toBeFocused()
  await edit.click()
  await value.fill('1 d')
  await value.press('Enter')
  await expect(page.getByRole('row', { name: /retention\.ms.*86400000.*604800000/ })).toBeVisible()
  await page.locator('[data-config="min.insync.replicas"]').click()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await page.getByRole('button', { name: 'Edit cleanup.policy' }).click()
  await page.getByLabel('New value of cleanup.policy').fill('compact')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Review 3 changes' })).toBeVisible()
  await page.getByRole('button', { name: 'Take back the edit of cleanup.policy' }).click()
  expect(await askedBy(page, () => page.getByRole('button', { name: 'Review 2 changes' }).click())).toEqual({
    kind: 'topic.configure',
    input: { topic: 'payments', set: { 'retention.ms': '86400000' }, reset: ['min.insync.replicas'] },
  })
  await page.getByRole('button', { name: 'Change the configs' }).click()
  await expect(page.getByRole('button', { name: 'Undo…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Edits to be reviewed' })).toHaveCount(0)
  expect(own(errors)).toEqual([])
})

test('a config that Kafka refuses is mended where that is said', async ({ page, withAnswers }) => {
  const message = 'Invalid value 5 for configuration min.insync.replicas: too many'
  const api = await withAnswers({ ...configured, planChange: refusedAt('input.set', message, 'INVALID_CONFIG') })
  await page.goto(at('/topics/payments/configs'))
  await page.getByRole('button', { name: 'Edit min.insync.replicas' }).click()
  await page.getByLabel('New value of min.insync.replicas').fill('5')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Review 1 change' }).click()
  const wrong = field(page, 'min.insync.replicas')
  await expect(wrong).toHaveAccessibleDescription(`Kafka refuses it: ${message}`)
  await expect(wrong).toBeFocused()
  await api.answer(configured)
  await wrong.fill('1')
  expect(await askedBy(page, () => wrong.press('Enter'))).toEqual({
    kind: 'topic.configure',
    input: { topic: 'payments', set: { 'min.insync.replicas': '1' } },
  })
})

test('a broker’s config is set on it alone or for all, and what cannot be changed says why', async ({ page, withAnswers }) => {
  await withAnswers({ ...FINE, planChange: { plan: { ...configurePlan, kind: 'broker.configure' } } })
  await page.goto(at('/brokers/1/configs'))
  await page.getByRole('button', { name: 'Edit num.io.threads' }).click()
  await page.getByLabel('New value of num.io.threads').fill('24')
  await page.keyboard.press('Enter')
  expect(await askedBy(page, () => page.getByRole('button', { name: 'Review 1 change' }).click())).toEqual({
    kind: 'broker.configure',
    input: { broker: 1, set: { 'num.io.threads': '24' } },
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All brokers' }).click()
  await expect(page.getByRole('button', { name: 'Review 1 change' })).toHaveCount(0)
  await page.locator('[data-config="log.retention.ms"]').click()
  await page.getByRole('button', { name: /^Reset/ }).click()
  expect(await askedBy(page, () => page.getByRole('button', { name: 'Review 1 change' }).click())).toEqual({
    kind: 'broker.configure',
    input: { broker: 'default', reset: ['log.retention.ms'] },
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Broker 1 only' }).click()
  await expect(page.getByRole('row', { name: /num\.io\.threads.*24/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit broker.id' })).toHaveCount(0)
  await page.locator('[data-config="broker.id"]').click()
  await expect(page.getByText(/Kafka reads it only when it starts/)).toBeVisible()
  await page.locator('[data-config="ssl.keystore.password"]').click()
  await expect(page.getByText(/Kafka never gives out its value, so/)).toBeVisible()
})

test('who may not is told which role may, and no link opens a dialog', async ({ page, withAnswers }) => {
  await withAnswers({ ...FINE, getSession: viewer })
  await page.goto(at('/topics?change=create'))
  const create = page.getByRole('button', { name: 'Create topic…' })
  await expect(create).toHaveAccessibleDescription(/Changing topics needs the operator role/)
  await create.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await page.goto(at('/topics/orders?change=delete'))
  await page.getByRole('button', { name: 'What can be done to this topic' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete topic…' })).toBeDisabled()
  await expect(dialog(page)).toHaveCount(0)
  await page.goto(at('/topics/orders/configs'))
  const edit = page.getByRole('button', { name: 'Edit retention.ms' })
  await expect(edit).toHaveAccessibleDescription(/Changing configs needs the operator role/)
  await edit.press('Enter')
  await expect(page.getByLabel('New value of retention.ms')).toHaveCount(0)
  await page.goto(at('/brokers/1/configs'))
  await expect(page.getByRole('button', { name: 'Edit num.io.threads' })).toHaveAccessibleDescription(/Changing brokers needs the admin/)
})

test('topics of Kafka itself are left alone', async ({ page, withAnswers }) => {
  await withAnswers(FINE)
  await page.goto(at('/topics/__consumer_offsets'))
  await page.getByRole('button', { name: 'What can be done to this topic' }).click()
  await expect(page.getByRole('menuitem', { name: /Delete topic….*belongs to Kafka itself/ })).toBeDisabled()
})
