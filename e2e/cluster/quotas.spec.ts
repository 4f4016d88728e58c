import { expect, test } from '../fixtures/console'
import { tool, unique } from '../fixtures/kafka'

const user = unique('quota-user')

/** What Kafka's own tool says of the user. */
const described = () => tool('kafka-configs', '--describe', '--entity-type', 'users', '--entity-name', user)

test('a quota is set in the browser, Kafka’s own tool agrees, the page says what applies, and it is taken back', async ({
  asAdmin: page,
}) => {
  await page.goto('/clusters/test/quotas')
  await page.getByRole('button', { name: 'Set a quota' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'User', exact: true }).fill(user)
  await dialog.getByRole('textbox', { name: 'May write', exact: true }).fill('1.5 MB/s')
  await expect(dialog.getByText(/producer_byte_rate=1,500,000; with \d brokers/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(`All clients of the user ${user} share it, whatever their client ids.`)).toBeVisible()
  await dialog.locator('[data-confirm]').click()
  const undo = dialog.getByRole('button', { name: /^Undo/ })
  await expect(undo).toBeVisible({ timeout: 20_000 })
  expect(await described()).toContain(`user-principal '${user}' are producer_byte_rate=1500000.0`)

  await page.goto(`/clusters/test/quotas?user=${user}&clientId=any`)
  const panel = page.getByRole('region', { name: 'What applies to …' })
  await expect(panel.getByText(`By the quota of user ${user}`)).toBeVisible({ timeout: 20_000 })
  await expect(panel.getByText('1.5 MB/s')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Quotas' }).getByRole('button', { name: `user ${user}` })).toBeVisible()

  await page
    .getByRole('table', { name: 'Quotas' })
    .getByRole('button', { name: `user ${user}` })
    .click()
  await dialog.getByRole('textbox', { name: 'May write', exact: true }).fill('')
  await page.keyboard.press('Enter')
  await dialog.locator('[data-confirm]').click()
  await expect(undo).toBeVisible({ timeout: 20_000 })
  expect(await described()).not.toContain(user)
  await undo.click()
  await dialog.getByRole('button', { name: 'Put back what it found' }).click()
  await expect.poll(described, { timeout: 30_000 }).toContain('producer_byte_rate=1500000.0')
})

test.afterAll(async () => {
  await tool('kafka-configs', '--alter', '--entity-type', 'users', '--entity-name', user, '--delete-config', 'producer_byte_rate')
})
