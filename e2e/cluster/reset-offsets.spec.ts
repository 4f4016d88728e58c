import type { Locator } from '@playwright/test'
import { endpoints } from '../../lib/contract/endpoints'
import { expect, test } from '../fixtures/console'
import { tool, unique, withGroup, withTopic } from '../fixtures/kafka'

const topic = unique('reset')
const group = unique('reader')

/** Committed offsets as Kafka's own tool prints them, by partition. */
async function committed(of: string): Promise<string[]> {
  const lines = (await tool('kafka-consumer-groups', '--describe', '--group', of, '--offsets')).split('\n')
  const rows = lines.map((line) => line.trim().split(/\s+/)).filter(([first]) => first === of)
  return rows.toSorted((a, b) => Number(a[2]) - Number(b[2])).map((row) => row[3] ?? '')
}

/** As a person without a mouse comes there. */
async function tabTo(place: Locator): Promise<void> {
  for (let n = 0; n < 40 && !(await place.evaluate((node) => node === document.activeElement)); n++)
    await place.page().keyboard.press('Tab')
  await expect(place).toBeFocused()
}

test.beforeAll(async () => {
  await withTopic(topic, 2, 20)
  await withGroup(group, topic, 4)
})

test('a developer puts a group at the end, and takes it back, from the group page and with the keyboard alone', async ({
  asAdmin: page,
}) => {
  await page.goto(`/clusters/test/groups/${group}`)
  await expect(page.getByRole('button', { name: 'Reset offsets…' })).toBeEnabled({ timeout: 20_000 })
  const began = Date.now()
  await page.keyboard.press('r')
  await expect(page.getByRole('radio', { name: 'A date and time' })).toBeFocused()
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Latest' })).toBeChecked()
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('12 records will not be processed by this group')).toBeVisible()
  await tabTo(dialog.locator('[data-confirm]'))
  await page.keyboard.type(group)
  await page.keyboard.press('Enter')
  const undo = dialog.getByRole('button', { name: /^Undo/ })
  await expect(undo).toBeVisible({ timeout: 20_000 })
  expect(Date.now() - began).toBeLessThan(60_000)
  expect(await committed(group)).toEqual(['10', '10'])

  await tabTo(undo)
  await page.keyboard.press('Enter')
  await tabTo(dialog.getByRole('button', { name: 'Put back what it found' }))
  await page.keyboard.press('Enter')
  await expect.poll(() => committed(group), { timeout: 30_000 }).toEqual(['4', '4'])
})

test('a deploy script does the same with a token: plan, apply, watch, undo', async ({ api, playwright, baseURL }) => {
  const made = await api.post(endpoints.createToken.path, { data: { name: unique('deploy'), role: 'operator' } })
  const { token } = (await made.json()) as { token: string }
  const script = await playwright.request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  const changes = '/api/v1/clusters/test/changes'

  const planned = await script.post(`${changes}/plan`, {
    data: { kind: 'group.reset-offsets', input: { group, to: { type: 'shift', by: '-3' } } },
  })
  const { plan } = (await planned.json()) as { plan: { id: string; confirm: { kind: string }; after: { offset: string }[] } }
  expect([planned.status(), plan.confirm, plan.after.map(({ offset }) => offset)]).toEqual([200, { kind: 'click' }, ['1', '1']])
  const applied = await script.post(changes, { data: { planId: plan.id } })
  const { change } = (await applied.json()) as { change: { id: string; state: string } }
  expect([applied.status(), change.state]).toEqual([202, 'applying'])
  const state = async (id: string) => ((await (await script.get(`${changes}/${id}`)).json()) as { change: { state: string } }).change.state
  await expect.poll(() => state(change.id)).toBe('done')
  expect(await committed(group)).toEqual(['1', '1'])

  const undone = await script.post(`${changes}/${change.id}/undo`)
  expect(undone.status()).toBe(202)
  await expect.poll(async () => state(((await undone.json()) as { change: { id: string } }).change.id)).toBe('done')
  expect(await committed(group)).toEqual(['4', '4'])
  await script.dispose()
})

test('a viewer’s token is refused with the permission it lacks, and nothing is changed', async ({ api, playwright, baseURL }) => {
  const made = await api.post(endpoints.createToken.path, { data: { name: unique('looker'), role: 'viewer' } })
  const { token } = (await made.json()) as { token: string }
  const viewer = await playwright.request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  const before = await committed(group)
  const answer = await viewer.post('/api/v1/clusters/test/changes/plan', {
    data: { kind: 'group.reset-offsets', input: { group, to: { type: 'earliest' } } },
  })
  expect(answer.status()).toBe(403)
  expect(answer.headers()['content-type']).toContain('application/problem+json')
  expect(((await answer.json()) as { detail: string }).detail).toContain('offsets:write')
  expect(await committed(group)).toEqual(before)
  await viewer.dispose()
})
