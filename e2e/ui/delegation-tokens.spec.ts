import { type Page, expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { SECRETS, WITH_TOKEN_CHANGES, expirePlan, tokenMade } from '../fixtures/business/delegation-token-changes'
import { tokens } from '../fixtures/business/delegation-tokens'
import { viewer } from '../fixtures/business/people'
import { PHONE, beyondTheScreen } from '../fixtures/looks'
import { MockProblem } from '../fixtures/mock-api'
import { own, test } from '../fixtures/ui'
import { inputOf, review } from './plan-asked'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const [expired, ours, others] = tokens.map(({ id }) => id)
const dialog = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => dialog(page).getByRole('textbox', { name, exact: true })

async function toMade(page: Page): Promise<void> {
  await page.goto(at('/delegation-tokens?change=create'))
  await field(page, 'Owner').fill('svc-spark')
  await review(page)
  await page.getByRole('button', { name: 'Make the token' }).click()
}

test('a token is asked for by keys alone, and names are given without User:', async ({ page, withAnswers, errors }) => {
  await withAnswers(WITH_TOKEN_CHANGES)
  await page.goto(at('/delegation-tokens'))
  await page.getByRole('button', { name: 'Make a token' }).press('Enter')
  await expect(page).toHaveURL(/change=create/)
  await expect(field(page, 'Owner')).toBeFocused()
  await page.keyboard.type('User:svc-spark')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Owner')).toHaveAccessibleDescription(/The name alone/)
  await field(page, 'Owner').fill('svc-spark')
  await field(page, 'Renewers').fill('airflow, flink-jobmanager\nCN=ml,O=nordwind')
  await dialog(page).getByRole('radio', { name: 'Other' }).check()
  await field(page, 'Hours').fill('36')
  expect(await inputOf(page, () => page.keyboard.press('Enter'))).toEqual({
    kind: 'delegation-token.create',
    input: { owner: 'svc-spark', renewers: ['airflow', 'flink-jobmanager', 'CN=ml,O=nordwind'], maxLifetimeMs: 129_600_000 },
  })
  // Its first field took the focus as it came: it goes back to what opened it all the same.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Make a token' })).toBeFocused()
  expect(own(errors)).toEqual([])
})

test('the HMAC is read once, when somebody asks for it, and is kept nowhere', async ({ page, withAnswers, errors }) => {
  const api = await withAnswers(WITH_TOKEN_CHANGES)
  await toMade(page)
  const show = page.getByRole('button', { name: 'Show the HMAC' })
  await expect(show).toBeVisible()
  expect(api.asked.some(({ id }) => id === 'revealChange')).toBe(false)
  await show.press('Enter')
  const shown = dialog(page).getByRole('region', { name: 'The token and its HMAC' })
  await expect(shown).toBeFocused()
  await expect(shown.getByText(SECRETS.hmac, { exact: true })).toBeVisible()
  await expect(shown).toContainText(`username="${SECRETS.tokenId}" password="${SECRETS.hmac}" tokenauth="true";`)
  await expect(shown).toContainText('sasl.mechanism=SCRAM-SHA-512')
  await shown.getByRole('button', { name: 'SCRAM-SHA-256' }).click()
  await expect(shown).toContainText('sasl.mechanism=SCRAM-SHA-256')
  await expect(shown).toContainText('security.protocol=SASL_SSL')
  await expect(shown).toContainText('librdkafka (C, Python, Go, .NET) and kafkajs cannot')

  // It is still there when the change says that there is nothing left to read.
  await api.answer({ ...WITH_TOKEN_CHANGES, getChange: { change: { ...tokenMade, revealableUntil: null } } })
  await expect(shown.getByText(SECRETS.hmac, { exact: true })).toBeVisible()
  expect(page.url()).not.toContain(SECRETS.tokenId)
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state, document.cookie]),
  )
  expect(kept).not.toContain(SECRETS.hmac)
  expect(api.asked.filter(({ id }) => id === 'revealChange')).toHaveLength(1)

  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText(SECRETS.hmac)).toHaveCount(0)
  expect(own(errors)).toEqual([])
})

test('an HMAC that has been read is refused in words', async ({ page, withAnswers }) => {
  const detail = 'It has been read already, or there is nothing to read: make another'
  const api = await withAnswers({
    ...WITH_TOKEN_CHANGES,
    revealChange: new MockProblem({ title: 'Conflict', status: 409, code: 'conflict', detail }),
  })
  await page.goto(at(`/changes/${tokenMade.id}`))
  await page.getByRole('button', { name: 'Show the HMAC' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(detail)
  await api.answer({ ...WITH_TOKEN_CHANGES, getChange: { change: { ...tokenMade, revealableUntil: null } } })
  await page.reload()
  await expect(page.getByText('Make delegation token of svc-spark')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show the HMAC' })).toHaveCount(0)
})

test('a row opens its token by keys, which is renewed or expired from there', async ({ page, withAnswers, errors }) => {
  const api = await withAnswers(WITH_TOKEN_CHANGES)
  await page.goto(at('/delegation-tokens'))
  await expect(page.getByRole('row', { name: /nightly-export/ })).toContainText('Expired 11 m 56 s ago')
  await expect(page.getByRole('link', { name: 'svc-spark' })).toHaveAttribute('href', at('/users/svc-spark'))
  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: `Token ${expired}` })).toBeFocused()
  await page.getByRole('button', { name: `Token ${ours}` }).press('Enter')
  await expect(page).toHaveURL(new RegExp(`token=${ours}`))
  await dialog(page).getByRole('button', { name: 'Renew…' }).press('Enter')
  const week = dialog(page).getByRole('radio', { name: /7 days/ })
  await expect(week).toHaveAccessibleName(/its last moment/)
  await expect(dialog(page).getByRole('radio', { name: '1 day until' })).toBeFocused()
  await dialog(page)
    .getByRole('radio', { name: /As long as it can be/ })
    .check()
  expect(await inputOf(page, () => review(page))).toEqual({
    kind: 'delegation-token.renew',
    input: { owner: 'svc-spark', tokenId: ours, periodMs: 162 * 3_600_000 },
  })
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/change=/)
  await expect(dialog(page).getByRole('button', { name: 'Renew…' })).toBeFocused()

  await api.answer({ ...WITH_TOKEN_CHANGES, planChange: { plan: expirePlan } })
  await dialog(page).getByRole('button', { name: 'Expire…' }).click()
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/changes'))
  await page.getByRole('button', { name: 'Expire the token' }).click()
  await asked
  // The cross, and the one that comes with the result.
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toHaveCount(2)
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  // It is gone: the list is what there is to go back to.
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/token=/)
  expect(own(errors)).toEqual([])
})

test('what Kafka or the role refuses is said at its button, which does nothing', async ({ page, withAnswers, errors }) => {
  const api = await withAnswers(FINE)
  await page.goto(at(`/delegation-tokens?token=${others}`))
  const button = (name: string) => dialog(page).getByRole('button', { name })
  await expect(button('Renew…')).toHaveAccessibleDescription(
    /Kafka lets only User:svc-analytics, User:flink-jobmanager, User:ml-platform renew and expire it, and Highwater signs in as User:highwater-console/,
  )
  await button('Expire…').press('Enter')
  await expect(page).not.toHaveURL(/change=/)

  await page.goto(at(`/delegation-tokens?token=${expired}`))
  await expect(button('Renew…')).toHaveAccessibleDescription(/Kafka renews no token that has expired/)
  await expect(button('Expire…')).not.toHaveAttribute('aria-disabled', 'true')

  await api.answer({ ...FINE, getSession: viewer })
  await page.goto(at(`/delegation-tokens?token=${ours}&change=expire`))
  await expect(button('Expire…')).toHaveAccessibleDescription(/delegation tokens needs the admin role/)
  expect(api.asked.some(({ id }) => id === 'planChange')).toBe(false)
  expect(own(errors)).toEqual([])
})

test('the list is sorted and searched by the server, and the URL says how', async ({ page, withAnswers }) => {
  const api = await withAnswers(FINE)
  await page.goto(at('/delegation-tokens'))
  await page.getByRole('button', { name: 'Owner' }).click()
  await expect(page).toHaveURL(/sort=owner/)
  await page.getByRole('searchbox', { name: 'Search delegation tokens' }).fill('spark')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page).toHaveURL(/q=spark/)
  expect(api.asked.findLast(({ id }) => id === 'listDelegationTokens')?.query).toMatchObject({ q: 'spark', sort: 'owner' })
})

test.describe('in Korean', () => {
  test.use({ locale: 'ko-KR' })
  test('all of it is said, and fits on a phone', async ({ page, withAnswers, errors }) => {
    await page.setViewportSize(PHONE)
    await withAnswers(WITH_TOKEN_CHANGES)
    await page.goto(at('/delegation-tokens'))
    await expect(page.getByText('토큰 3개로 로그인할 수 있습니다. 1개는 만료되었습니다.')).toBeVisible()
    expect(await beyondTheScreen(page)).toEqual([])
    await page.goto(at(`/delegation-tokens?token=${ours}&change=renew`))
    await expect(dialog(page).getByText('지금부터 유효한 기간')).toBeVisible()
    await page.goto(at(`/changes/${tokenMade.id}`))
    await page.getByRole('button', { name: 'HMAC 보기' }).click()
    await expect(page.getByText('지금 HMAC를 복사하세요.')).toBeVisible()
    expect(await beyondTheScreen(page)).toEqual([])
    expect(own(errors)).toEqual([])
  })
})
