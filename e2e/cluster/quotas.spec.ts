import { expect, test } from '../fixtures/console'
import { tool, unique } from '../fixtures/kafka'

const user = unique('quota-user')

// Each of Kafka's tools is a Java of its own, which takes seconds to start on a slow machine, and the tests run many.
test.describe.configure({ timeout: 150_000 })

/** What Kafka's own tool says of the user. */
const described = () => tool('kafka-configs', '--describe', '--entity-type', 'users', '--entity-name', user)

/** Sets or takes away a config of a user, or of that user with a client id. */
const alter = (how: '--add-config' | '--delete-config', config: string, name: string, client?: string) => {
  const entity = ['--entity-type', 'users', '--entity-name', name, ...(client ? ['--entity-type', 'clients', '--entity-name', client] : [])]
  return tool('kafka-configs', '--alter', ...entity, how, config)
}

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

test('a user who follows another is limited like it, by itself and with a client id', async ({ asAdmin: page }) => {
  const old = unique('mover')
  const follower = `${old}-2`
  await Promise.all([old, follower].map((name) => alter('--add-config', 'SCRAM-SHA-512=[password=any-at-all]', name)))
  await alter('--add-config', 'consumer_byte_rate=700000', old)
  await alter('--add-config', 'producer_byte_rate=300000', old, 'etl')
  await page.goto(`/clusters/test/users/${old}`)
  await page.getByRole('radio', { name: 'A new user' }).check()
  const step = page.getByRole('listitem').filter({ hasText: 'Copy the quotas' })
  await expect(step.getByText(`2 quotas are missing for ${follower}`)).toBeVisible({ timeout: 20_000 })
  const dialog = page.getByRole('dialog')
  for (const name of ['Copy the quota', 'Copy that with etl']) {
    await step.getByRole('button', { name, exact: true }).click()
    await dialog.locator('[data-confirm]').click()
    await expect(dialog.getByRole('button', { name: /^Undo/ })).toBeVisible({ timeout: 20_000 })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  }
  await expect(step.getByText('The new user has all of them.')).toBeVisible({ timeout: 20_000 })
  const told = await tool('kafka-configs', '--describe', '--entity-type', 'users', '--entity-name', follower, '--entity-type', 'clients')
  expect(told).toContain('producer_byte_rate=300000.0')
  expect(await tool('kafka-configs', '--describe', '--entity-type', 'users', '--entity-name', follower)).toContain(
    'consumer_byte_rate=700000.0',
  )
  const forget = async (name: string) => {
    await alter('--delete-config', 'SCRAM-SHA-512', name)
    await alter('--delete-config', 'consumer_byte_rate', name)
    await alter('--delete-config', 'producer_byte_rate', name, 'etl')
  }
  await Promise.all([old, follower].map(forget))
})

test.afterAll(async () => {
  await tool('kafka-configs', '--alter', '--entity-type', 'users', '--entity-name', user, '--delete-config', 'producer_byte_rate')
})
