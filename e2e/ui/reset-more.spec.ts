import { expect } from '@playwright/test'
import { CLUSTER } from '../fixtures/business/cluster'
import { resetFree, resetRows } from '../fixtures/business/held-reset'
import { viewer } from '../fixtures/business/people'
import { RESET_GROUP, WITH_NEW_GROUP, WITH_RESET, newGroupPath, planRefused, resetPath } from '../fixtures/business/reset-answers'
import { own, test } from '../fixtures/ui'
import { choose, inputOf, review } from './plan-asked'

test.describe('a new group', () => {
  test('is made by keys alone: its name, topics found as they are typed, and where it begins', async ({ page, withAnswers, errors }) => {
    await withAnswers(WITH_NEW_GROUP)
    await page.goto(`/clusters/${CLUSTER}/groups`)
    await page.getByRole('button', { name: 'New group…' }).click()
    await expect(page).toHaveURL(/change=new/)
    const name = page.getByRole('textbox', { name: 'Name of the group' })
    await expect(name).toBeFocused()
    await name.fill('payments-replay')
    const search = page.getByRole('searchbox', { name: 'Search topics of the cluster' })
    const found = page.getByRole('list', { name: 'Topics of the cluster' }).getByRole('button')
    await search.fill('payments')
    await expect(found).toHaveText([/^payments6 partitions/])
    await search.press('Enter')
    await expect(page.getByRole('checkbox', { name: 'payments' })).toBeChecked()
    await expect(search).toBeFocused()
    await search.fill('orders')
    await expect(found.first()).toHaveText(/^orders/)
    await search.press('ArrowDown')
    await expect(found.first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('checkbox', { name: 'orders' })).toBeChecked()
    await choose(page, 'Chosen partitions')
    await page.getByRole('textbox', { name: 'Partitions of payments' }).fill('0-2')
    await page.getByRole('textbox', { name: 'Partitions of orders' }).fill('')
    await choose(page, 'Latest')
    expect(await inputOf(page, () => review(page))).toEqual({
      kind: 'group.reset-offsets',
      input: {
        group: 'payments-replay',
        to: { type: 'latest' },
        topics: [{ topic: 'payments', partitions: [0, 1, 2] }],
        outOfRange: 'clamp',
      },
    })
    const dialog = page.getByRole('dialog', { name: 'New group payments-replay' })
    await expect(dialog.getByText('payments, 6 partitions, to latest · planned')).toBeVisible()
    await expect(dialog.getByText(/There is no group payments-replay yet/)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Make the group' })).toBeFocused()
    expect(own(errors)).toEqual([])
  })

  test('is told what it lacks, field by field', async ({ page, withAnswers }) => {
    await withAnswers({ ...WITH_NEW_GROUP, planChange: planRefused('input.topics.0.topic', 'a topic that this console’s user may see') })
    await page.goto(newGroupPath)
    await review(page)
    const name = page.getByRole('textbox', { name: 'Name of the group' })
    await expect(name).toBeFocused()
    await expect(name).toHaveAccessibleDescription('The name of a group is needed.')
    await name.fill('payments-replay')
    await review(page)
    const search = page.getByRole('searchbox', { name: 'Search topics of the cluster' })
    await expect(search).toBeFocused()
    await expect(search).toHaveAccessibleDescription('Choose at least one topic.')
    await page.getByRole('button', { name: /^payments / }).click()
    await review(page)
    await expect(page.getByRole('checkbox', { name: 'payments' })).toHaveAccessibleDescription(
      'This needs a topic that this console’s user may see.',
    )
    await expect(name).toHaveValue('payments-replay')
  })

  test('of a name that there is leads to that group, and plans nothing', async ({ page, withAnswers }) => {
    const api = await withAnswers(WITH_NEW_GROUP)
    await page.goto(newGroupPath)
    const name = page.getByRole('textbox', { name: 'Name of the group' })
    await name.fill(RESET_GROUP)
    await expect(name).toHaveAccessibleDescription('There is a group of this name already.')
    await review(page)
    expect(api.asked.filter(({ id }) => id === 'planChange')).toEqual([])
    await page.getByRole('link', { name: `Reset the offsets of ${RESET_GROUP}` }).click()
    await expect(page).toHaveURL(new RegExp(`${RESET_GROUP}\\?change=reset$`))
    await expect(page.getByRole('dialog', { name: `Reset offsets of ${RESET_GROUP}` })).toBeVisible()
  })

  test('that came while its name was typed is said in the review', async ({ page, withAnswers }) => {
    await withAnswers({ ...WITH_NEW_GROUP, planChange: { plan: resetFree } })
    await page.goto(newGroupPath)
    await page.getByRole('textbox', { name: 'Name of the group' }).fill('payments-replay')
    await page.getByRole('button', { name: /^payments / }).click()
    await review(page)
    await expect(page.getByText(`There is a group ${RESET_GROUP} by now: this resets its offsets.`)).toBeVisible()
  })

  test('is not made by who may not, who is told which role may', async ({ page, withAnswers }) => {
    await withAnswers({ ...WITH_NEW_GROUP, getSession: viewer })
    await page.goto(newGroupPath)
    await expect(page.getByRole('button', { name: 'New group…' })).toHaveAccessibleDescription(/Making a group needs the operator role/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('a group can get its first commit on another topic of the cluster', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  await choose(page, 'Earliest')
  await choose(page, 'Chosen topics')
  await page.getByRole('button', { name: 'Add a topic…' }).click()
  const search = page.getByRole('searchbox', { name: 'Search topics of the cluster' })
  await expect(search).toBeFocused()
  const found = page.getByRole('list', { name: 'Topics of the cluster' }).getByRole('button')
  await expect(found.first()).toBeVisible()
  await expect(found.filter({ hasText: /^payments\d/ })).toHaveCount(0)
  await search.fill('order')
  await expect(found.first()).toHaveText(/^orders/)
  await found.first().click()
  await expect(page.getByRole('checkbox', { name: 'orders' })).toBeChecked()
  expect(await inputOf(page, () => review(page))).toEqual({
    kind: 'group.reset-offsets',
    input: { group: RESET_GROUP, to: { type: 'earliest' }, topics: [{ topic: 'orders' }], outOfRange: 'clamp' },
  })
})

test('the head of the review says to where, by the clock of the zone that was chosen', async ({ page, withAnswers }) => {
  await withAnswers(WITH_RESET)
  await page.goto(resetPath)
  const head = page.getByRole('dialog').getByText(/^payments, 6 partitions, /)
  const back = () => page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Berlin')
  await page.getByRole('textbox', { name: 'Date and time' }).fill('2026-11-17 14:00:00')
  await review(page)
  await expect(head).toHaveText('payments, 6 partitions, to Tue 17 Nov 2026, 14:00:00 Europe/Berlin · planned 07:30:00 UTC')
  await back()
  await choose(page, 'Shift by')
  await page.getByRole('textbox', { name: 'Records, with' }).fill('1000')
  await review(page)
  await expect(head).toHaveText(/, by \+1,000 · planned/)
  await back()
  await choose(page, 'A duration back')
  await page.getByRole('textbox', { name: 'How far back from now' }).fill('2 h 30 m')
  await review(page)
  await expect(head).toHaveText(/, to 2 h 30 m ago · planned/)
})

test('where records would be skipped, skipping nothing is planned instead and stands in the form', async ({ page, withAnswers }) => {
  await withAnswers({ ...WITH_RESET, planChange: { plan: resetFree } })
  await page.goto(resetPath)
  await review(page)
  const rows = resetRows('2026-11-21T07:30:00.000Z').map(({ of, before, after, about }) => ({
    topic: of['topic'],
    partition: of['partition'],
    offset: about['direction'] === 'skipped' ? before?.['offset'] : after?.['offset'],
  }))
  const skip = page.getByRole('button', { name: 'Skip nothing' })
  await expect(skip).toHaveCount(1)
  expect(await inputOf(page, () => skip.click())).toEqual({
    kind: 'group.reset-offsets',
    input: { group: RESET_GROUP, to: { type: 'rows', rows }, outOfRange: 'clamp' },
  })
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByRole('radio', { name: 'Single partitions' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Offset of payments-4' })).toHaveValue('88578381')
})
