import { type Page, expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { scramUserList, scramUsersWell, userDetail } from '../fixtures/business/scram-users'
import { type Answers, NOT_FOUND } from '../fixtures/mock-api'
import { own, test } from '../fixtures/ui'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const step = (page: Page, name: string) => page.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name })
const [payments] = scramUsersWell.filter(({ id }) => id === 'svc-payments')
if (!payments) throw new Error('there is no svc-payments')
const { id } = payments
const successor = `${id}-2`
const ADMIN_SEES = /Somebody whose role covers everything, such as an admin, sees all of them/

/** So many bindings of this user, and of its successor if there is one; in part: to somebody who may not see all that they are about. */
const seenOf = (of: number, there: number | null, isPartial = true): Answers => ({
  ...FINE,
  getScramUser: ({ params }) => {
    if (params['user'] === id) return userDetail({ ...payments, bindings: of }, { isPartial })
    if (there === null || params['user'] !== successor) return NOT_FOUND
    const copied = userDetail({ ...payments, bindings: there }).bindings ?? []
    const bindings = copied.map((binding) => ({ ...binding, principal: `User:${successor}` }))
    return userDetail({ ...payments, id: successor }, { bindings, isPartial })
  },
  listScramUsers: scramUserList([payments, { ...payments, id: 'svc-payouts', bindings: 0 }], { isPartial }),
})

async function toSuccessor(page: Page): Promise<void> {
  await page.goto(at(`/users/${id}`))
  await page.getByRole('radio', { name: 'A new user' }).check()
}

test('whoever may not see all bindings is not told that a user has none', async ({ page, withAnswers, errors }) => {
  await withAnswers(seenOf(0, null))
  await page.goto(at(`/users/${id}`))
  const rights = page.getByRole('region', { name: 'What it may do' })
  await expect(rights).toContainText('You may see no binding of this user')
  await expect(rights).toContainText(ADMIN_SEES)
  await expect(page.getByText('No binding names this user')).toHaveCount(0)
  await expect(page.getByTitle('There may be ACL bindings that you may not see')).toHaveText('unknown')
  expect(own(errors)).toEqual([])
})

test('bindings that are seen in part are counted as at least so many', async ({ page, withAnswers, errors }) => {
  await withAnswers(seenOf(2, null))
  await page.goto(at(`/users/${id}`))
  await expect(page.getByText('at least 2', { exact: true })).toBeVisible()
  await expect(page.getByText(/^There may be more, on what you may not see/)).toBeVisible()

  await page.goto(at('/users'))
  await expect(page.getByText('Of the users you may see, 2 log in with SCRAM.')).toBeVisible()
  await expect(page.getByRole('row', { name: /svc-payouts/ })).toContainText('unknown')
  await expect(page.getByRole('row', { name: /svc-payments/ })).toContainText('at least 11')
  await expect(page.getByText('Users and ACL bindings that you may not see are not counted here.')).toBeVisible()
  expect(own(errors)).toEqual([])
})

for (const [which, of, there, said] of [
  ['none is seen', 0, 0, null],
  ['all that are seen are there', 2, 2, 'The new user has all that you may see.'],
] as const) {
  test(`rights are not called copied by whoever may not see all of them, and the old user not safe to retire: ${which}`, async ({
    page,
    withAnswers,
    errors,
  }) => {
    await withAnswers(seenOf(of, there))
    await toSuccessor(page)
    const copy = step(page, 'Copy the ACL bindings')
    await expect(copy).toContainText('Not known here')
    await expect(copy).toContainText('svc-payments may have bindings that you may not see, and those are not copied here.')
    if (said) await expect(copy).toContainText(said)
    await expect(copy.getByText(/There are none to copy|The new user has all of them/)).toHaveCount(0)
    await expect(step(page, 'Retire svc-payments')).toContainText(
      'Before it goes, have somebody whose role covers everything, such as an admin, say that svc-payments-2 may do the same',
    )
    expect(own(errors)).toEqual([])
  })
}

test('what is seen to be missing can be copied, and is called at least so much', async ({ page, withAnswers, errors }) => {
  await withAnswers(seenOf(3, 1))
  await toSuccessor(page)
  const copy = step(page, 'Copy the ACL bindings')
  await expect(copy).toContainText('Next')
  await expect(copy).toContainText('At least 2 bindings are missing for svc-payments-2')
  await expect(copy.getByRole('button', { name: 'Copy 2 bindings' })).toBeEnabled()
  await expect(copy).toContainText('may have bindings that you may not see')
  expect(own(errors)).toEqual([])
})

test('whoever sees everything is told that all is copied', async ({ page, withAnswers, errors }) => {
  await withAnswers(seenOf(2, 2, false))
  await toSuccessor(page)
  const copy = step(page, 'Copy the ACL bindings')
  await expect(copy).toContainText('Done')
  await expect(copy).toContainText('The new user has all of them.')
  await expect(page.getByText('you may not see')).toHaveCount(0)
  expect(own(errors)).toEqual([])
})
