import { type Page, expect } from '@playwright/test'
import { viewer } from '../fixtures/business/people'
import { RESET_GROUP, WITH_RESET, planRefused, resetGroup, resetPath } from '../fixtures/business/reset-answers'
import { own, test } from '../fixtures/ui'
import { choose, inputOf, review } from './plan-asked'

const groupPath = resetPath.replace('?change=reset', '')
const dialog = (page: Page) => page.getByRole('dialog')
const reset = (to: object, rest: object = {}) => ({
  kind: 'group.reset-offsets',
  input: { group: RESET_GROUP, to, outOfRange: 'clamp', ...rest },
})

test('the whole way by keys alone: R, choose, Enter, the name, Enter', async ({ page, withAnswers, errors }) => {
  await withAnswers(WITH_RESET)
  await page.goto(groupPath)
  await expect(page.getByRole('button', { name: 'Reset offsets…' })).toBeEnabled()
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/change=reset/)
  await expect(page.getByRole('radio', { name: 'A date and time' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Earliest' })).toBeChecked()
  expect(await inputOf(page, () => page.keyboard.press('Enter'))).toEqual(reset({ type: 'earliest' }))
  await expect(dialog(page).locator('[data-confirm]')).toBeFocused()
  await page.keyboard.type(RESET_GROUP)
  const applied = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/changes'))
  await page.route('**/changes', (route) => route.fulfill({ status: 503, json: {} }))
  await page.keyboard.press('Enter')
  expect((await applied).postDataJSON()).toEqual({ planId: 'plan-1', confirm: RESET_GROUP })
  expect(own(errors)).toEqual([])
})

test('Esc closes it and gives the page its address back; Back does too', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(groupPath)
  const button = page.getByRole('button', { name: 'Reset offsets…' })
  await button.click()
  await expect(dialog(page)).toBeVisible()
  // The page is behind it.
  await expect(page.getByRole('main')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`${RESET_GROUP}$`))
  await button.click()
  await expect(dialog(page)).toBeVisible()
  await page.goBack()
  await expect(dialog(page)).toHaveCount(0)
})

test('every way to say where to is sent as the API wants it', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  const back = () => page.getByRole('button', { name: 'Back', exact: true }).click()
  const sent = async (to: object, rest: object = {}) => {
    expect(await inputOf(page, () => review(page))).toEqual(reset(to, rest))
    await back()
  }
  await sent({ type: 'timestamp', at: '2026-11-21T06:30:00.000Z' })
  await page.getByRole('button', { name: 'Start of today' }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Seoul')
  await sent({ type: 'timestamp', at: '2026-11-21T00:00:00.000+09:00' })
  await choose(page, 'A duration back')
  await page.getByRole('textbox', { name: 'How far back from now' }).fill('2 h 30 m')
  await sent({ type: 'duration', iso: 'PT2H30M' })
  await choose(page, 'Latest')
  await sent({ type: 'latest' })
  await choose(page, 'Shift by')
  await page.getByRole('textbox', { name: 'Records, with' }).fill('-1,000')
  await sent({ type: 'shift', by: '-1000' })
  await choose(page, 'An exact offset')
  await page.getByRole('textbox', { name: 'Offset', exact: true }).fill('18000001')
  await sent({ type: 'offset', offset: '18000001' })
  await choose(page, 'Current offsets')
  await sent({ type: 'current' })
  await choose(page, 'Another group’s offsets')
  await page.getByRole('combobox', { name: 'Group' }).fill('payment-reconciliation')
  await sent({ type: 'group', group: 'payment-reconciliation' })
  await choose(page, 'A saved moment')
  await choose(page, 'Kept at 05:58')
  await sent({ type: 'saved', id: 's2' })
  await choose(page, 'Refuse the plan')
  await sent({ type: 'saved', id: 's2' }, { outOfRange: 'refuse' })
  await choose(page, 'Chosen topics')
  await page.getByRole('checkbox', { name: 'payments' }).check()
  await choose(page, 'Earliest')
  await expect(page.getByRole('radio', { name: 'Refuse the plan' })).toHaveCount(0)
  await sent({ type: 'earliest' }, { topics: [{ topic: 'payments' }], outOfRange: 'refuse' })
  await choose(page, 'Chosen partitions')
  await page.getByRole('textbox', { name: 'Partitions of payments' }).fill('0-2, 5')
  await sent({ type: 'earliest' }, { topics: [{ topic: 'payments', partitions: [0, 1, 2, 5] }], outOfRange: 'refuse' })
})

test('a time is taken as a log has it, and said back by the clock of the pages', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  const field = page.getByRole('textbox', { name: 'Date and time' })
  await field.fill('2026-11-21T15:00:00,114+0900')
  await expect(field).toHaveAccessibleDescription(/That is 21 Nov 2026, 06:00:00 UTC, 1 h 29 m ago/)
  expect(await inputOf(page, () => field.press('Enter'))).toEqual(reset({ type: 'timestamp', at: '2026-11-21T06:00:00.114Z' }))
})

test('what is wrong is said at its field, which gets the focus, and nothing is cleared', async ({ page, withAnswers }) => {
  const api = await withAnswers({
    ...WITH_RESET,
    planChange: planRefused('input.to.group', 'a group with committed offsets: audit has none'),
  })
  await page.goto(resetPath)
  await choose(page, 'A duration back')
  const duration = page.getByRole('textbox', { name: 'How far back from now' })
  await review(page)
  await expect(duration).toBeFocused()
  await expect(duration).toHaveAccessibleDescription(/not a duration/)
  await duration.fill('90')
  await expect(duration).toHaveAccessibleDescription('A number needs its unit: 90 min, 90 s.')

  await choose(page, 'Another group’s offsets')
  const group = page.getByRole('combobox', { name: 'Group' })
  await group.fill('audit')
  await review(page)
  await expect(group).toBeFocused()
  await expect(group).toHaveAccessibleDescription('This needs a group with committed offsets: audit has none.')
  await expect(group).toHaveValue('audit')
  await group.fill('audit-2')
  await expect(group).not.toHaveAttribute('aria-invalid')

  await choose(page, 'A duration back')
  await expect(duration).toHaveValue('90')
  await api.answer({ ...WITH_RESET })
  await duration.fill('90 min')
  expect(await inputOf(page, () => duration.press('Enter'))).toEqual(reset({ type: 'duration', iso: 'PT1H30M' }))
})

test('a CSV from a file tells its errors by line, and is sent as rows once they are mended', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  await choose(page, 'A CSV of offsets')
  const file = (text: string) => ({ name: 'offsets.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const picker = page.locator('input[type=file]')
  await picker.setInputFiles(file('payments,0,12\npayments,one,13\npayments,0,14\n'))
  await review(page)
  const csv = page.getByRole('textbox', { name: 'Offsets, a line for each partition' })
  await expect(csv).toBeFocused()
  const wrong = page.getByRole('list', { name: 'What is wrong, by line' }).getByRole('listitem')
  await expect(wrong).toHaveText([/Line 2.*“one”/, /Line 3.*second time/])
  await picker.setInputFiles(file(`${RESET_GROUP},payments,0,12\naudit,payments,0,13\n`))
  await expect(csv).toHaveValue(/audit/)
  expect(await inputOf(page, () => review(page))).toEqual(
    reset({ type: 'rows', rows: [{ topic: 'payments', partition: 0, offset: '12' }] }),
  )
})

test('single partitions begin with the targets of the last plan, and those changed are planned anew', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  await expect(page.getByRole('radio', { name: 'Single partitions' })).toHaveCount(0)
  await review(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await choose(page, 'Single partitions')
  const first = page.getByRole('textbox', { name: 'Offset of payments-0' })
  await expect(first).toHaveValue('18000000')
  await first.press('ArrowDown')
  const second = page.getByRole('textbox', { name: 'Offset of payments-1' })
  await expect(second).toBeFocused()
  await second.fill('x')
  await review(page)
  await expect(second).toBeFocused()
  await expect(second).toHaveAccessibleDescription('payments-1 needs a whole number from 0 on.')
  await second.fill('17999000')
  const rows = resetGroup.partitions.map(({ topic, partition }) => ({
    topic,
    partition,
    offset: partition === 1 ? '17999000' : String(18_000_000 + partition - partition * 100),
  }))
  expect(await inputOf(page, () => second.press('Enter'))).toEqual(reset({ type: 'rows', rows }))
})

test('a share group is offered only what it has', async ({ page, withAnswers }) => {
  await withAnswers({ ...WITH_RESET, getGroup: { ...resetGroup, type: 'share' } })
  await page.goto(resetPath)
  const offered = page.getByRole('radiogroup', { name: 'Where to' }).getByRole('radio')
  await expect(offered).toHaveCount(5)
  await expect(page.getByRole('radio', { name: 'Shift by' })).toHaveCount(0)
})

test('who may not reset is told which role may, and no link opens the dialog', async ({ page, withAnswers }) => {
  await withAnswers({ ...WITH_RESET, getSession: viewer })
  await page.goto(resetPath)
  const button = page.getByRole('button', { name: 'Reset offsets…' })
  await expect(button).toHaveAccessibleDescription(/Resetting offsets needs the operator role/)
  await page.keyboard.press('r')
  await expect(dialog(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'What else can be done' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete group…' })).toBeDisabled()
})

test('the menu does the rest: clone, delete offsets, delete, remove a member, download', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(groupPath)
  const menu = async (name: string) => {
    await page.getByRole('button', { name: 'What else can be done' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const close = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
  await menu('Clone offsets')
  const name = page.getByRole('textbox', { name: 'To the group' })
  await expect(name).toBeFocused()
  await name.fill('fraud-scoring-2')
  expect(await inputOf(page, () => name.press('Enter'))).toEqual({
    kind: 'group.reset-offsets',
    input: { group: 'fraud-scoring-2', to: { type: 'group', group: RESET_GROUP } },
  })
  await close()

  await menu('Delete offsets of topics')
  await page.getByRole('checkbox', { name: 'payments' }).check()
  expect(await inputOf(page, () => review(page))).toEqual({
    kind: 'group.delete-offsets',
    input: { group: RESET_GROUP, topics: [{ topic: 'payments' }] },
  })
  await close()

  expect(await inputOf(page, () => menu('Delete group'))).toEqual({ kind: 'group.delete', input: { group: RESET_GROUP } })
  await close()

  const remove = (member: string) => inputOf(page, () => page.getByRole('button', { name: `Remove ${member}` }).click())
  expect(await remove('fraud-scoring-1-static')).toEqual({
    kind: 'group.remove-member',
    input: { group: RESET_GROUP, groupInstanceId: 'fraud-scoring-1-static' },
  })
  await close()
  expect(await remove('fraud-scoring-2')).toEqual({
    kind: 'group.remove-member',
    input: { group: RESET_GROUP, memberId: 'fraud-scoring-2-member' },
  })
  await close()

  const downloading = page.waitForEvent('download')
  await menu('Download offsets')
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^offsets-of-fraud-scoring-.*\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array))
  expect(Buffer.concat(chunks).toString()).toBe(
    resetGroup.partitions.map(({ partition, committed }) => `payments,${partition},${committed}\n`).join(''),
  )
})
