import { ADMIN, VIEWER } from '../fixtures/accounts'
import { expect, test } from '../fixtures/console'

test('signs in, comes back to the page that was asked for, and signs out', async ({ page }) => {
  await page.goto('/clusters/test/brokers')
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/clusters\/test\/brokers/)
  await expect(page.getByText('eu-1b').filter({ visible: true }).first()).toBeVisible()
  await page.getByRole('button', { name: ADMIN.name }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page).toHaveURL(/\/login/)
  expect((await page.request.get('/api/v1/session')).status()).toBe(401)
})

test('a wrong password is refused in plain words', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('Name').fill('nobody')
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/wrong/i).first()).toBeVisible()
})

test('a viewer is not shown tokens, and the server refuses them too', async ({ asViewer: page }) => {
  await page.goto('/clusters/test')
  await expect(page.getByText(VIEWER.name).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Access' })).toHaveCount(0)
  expect((await page.request.get('/api/v1/tokens')).status()).toBe(403)
})

test('a token works until it is revoked', async ({ api, playwright, baseURL }) => {
  const made = (await (await api.post('/api/v1/tokens', { data: { name: 'ci', role: 'viewer' } })).json()) as {
    token: string
    item: { id: string }
  }
  const script = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    extraHTTPHeaders: { authorization: `Bearer ${made.token}` },
  })
  expect((await script.get('/api/v1/clusters')).status()).toBe(200)
  expect((await script.get('/api/v1/tokens')).status()).toBe(403)
  expect((await api.delete(`/api/v1/tokens/${made.item.id}`)).status()).toBe(204)
  expect((await script.get('/api/v1/clusters')).status()).toBe(401)
  await script.dispose()
})
