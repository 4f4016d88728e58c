import type { Page } from '@playwright/test'
import kafkajs from 'kafkajs'
import { expect, expectAccessible, test } from '../fixtures/console'
import { tool, unique, withTopic } from '../fixtures/kafka'

const sasl = process.env['HIGHWATER_TEST_SASL'] ?? ''
const user = unique('writer')
const password = unique('secret')
const topic = unique('written')
const acls = `/clusters/test/acls?principal=User:${user}`

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await withTopic(topic, 1, 1)
  const credential = `SCRAM-SHA-512=[iterations=4096,password=${password}]`
  await tool('kafka-configs', '--alter', '--add-config', credential, '--entity-type', 'users', '--entity-name', user)
})

/** What Kafka answers a client that writes as this user: nothing, or the name of its refusal. */
async function written(): Promise<string | null> {
  const kafka = new kafkajs.Kafka({
    clientId: user,
    brokers: sasl.split(','),
    sasl: { mechanism: 'scram-sha-512', username: user, password },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  })
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
  try {
    await producer.connect()
    await producer.send({ topic, messages: [{ value: 'one more' }] })
    return null
  } catch (error) {
    return /\(?([A-Z_]+_AUTHORIZATION_FAILED)|not authorized/i.exec(String(error))?.[0] ?? String(error)
  } finally {
    await producer.disconnect()
  }
}

const listed = () => tool('kafka-acls', '--list', '--principal', `User:${user}`, '--topic', topic)

async function reviewAndApply(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const review = dialog.getByRole('button', { name: 'Review', exact: true })
  if (await review.isVisible()) await review.click()
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  // Applied and read back: only then there is something to undo.
  await expect(dialog.getByRole('button', { name: /Undo/ })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
}

test('a user is given a producer’s rights by preset, and a real producer then writes', async ({ asAdmin: page }) => {
  // Until every broker has heard of the credential, one may refuse the login itself.
  await expect.poll(written, { timeout: 10_000 }).toMatch(/AUTHORIZATION|not authorized/i)
  await page.goto(acls)
  await page.getByRole('button', { name: 'New rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Principal' }).fill(user)
  await dialog.getByRole('textbox', { name: 'Topics' }).fill(topic)
  await expect(dialog.getByText('It makes 2 rules')).toBeVisible()
  await reviewAndApply(page, 'Add the rules')
  const list = await listed()
  expect(list).toContain('operation=WRITE, permissionType=ALLOW')
  expect(list).toContain('operation=DESCRIBE, permissionType=ALLOW')
  await expect.poll(written, { timeout: 10_000 }).toBe(null)
  await expect(page.getByRole('gridcell', { name: `${user}, topic ${topic}: write allowed; describe allowed` })).toBeVisible()
})

test('it is explained, and its topic says so too', async ({ asAdmin: page }) => {
  await page.goto(`/clusters/test/topics/${topic}/access`)
  await page.getByRole('link', { name: `Explain whether ${user} may write` }).click()
  await expect(page.getByRole('heading', { name: `Can ${user} write to ${topic}?` })).toBeVisible()
  await expect(page.getByText('Yes.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: `ALLOW WRITE TOPIC ${topic} (literal), host *` })).toHaveAttribute(
    'aria-current',
    'step',
  )
})

test('a rule is edited in place: the producer goes on, and Kafka’s own tool has the new one alone', async ({ asAdmin: page }) => {
  await page.goto(`${acls}&view=rules`)
  await page.getByRole('button', { name: /What can be done .*ALLOW WRITE TOPIC/ }).click()
  await page.getByRole('menuitem', { name: 'Edit…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Host' }).fill('127.0.0.1')
  await reviewAndApply(page, 'Replace the rule')
  const list = await listed()
  expect(list).toContain('host=127.0.0.1, operation=WRITE')
  expect(list).not.toContain('host=*, operation=WRITE')
  await expect.poll(written, { timeout: 10_000 }).toBe(null)
})

test('its rules are removed, the answer is no, and the producer is refused', async ({ asAdmin: page }) => {
  await page.goto(`${acls}&view=rules`)
  await expect(page.getByRole('row')).toHaveCount(1 + 2)
  // Before the edit there were as many rows, and the keys would choose one that is no more.
  await expect(page.getByRole('row').filter({ hasText: '127.0.0.1' })).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Remove 2 rules…' }).click()
  await reviewAndApply(page, 'Remove the rules')
  expect(await listed()).not.toContain('permissionType')
  await expect.poll(written, { timeout: 10_000 }).toMatch(/AUTHORIZATION|not authorized/i)
  await page.goto(`/clusters/test/acls?who=User:${user}&act=WRITE&on=TOPIC&name=${topic}`)
  await expect(page.getByText('No.', { exact: true })).toBeVisible()
})
