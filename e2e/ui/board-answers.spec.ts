import { expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { boardWell } from '../fixtures/business/boards'
import { MockProblem } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const BOARD = '/boards/b-orders'
const SHARED = '/shared/a-token-of-forty-three-characters'

test('says that it is not known which targets were missed, and which group is not there', async ({ page, withAnswers }) => {
  const [first] = boardWell.services
  if (!first) throw new Error('a board without services')
  const error = { broker: null, part: 'history', since: boardWell.asOf, error: 'HISTORY_NOT_READ', message: '' }
  const gone = { ...first, state: 'unknown' as const, absent: ['fraud-old'] }
  const board = { ...boardWell, services: [gone], misses: null, missesTotal: null, stale: true, errors: [error] }
  await withAnswers({ ...FINE, getBoard: board, getSharedBoard: board })
  for (const path of [BOARD, SHARED]) {
    await page.goto(path)
    await expect(page.getByText('Which targets were missed is not known')).toBeVisible()
    await expect(page.getByText(/what was counted cannot be read/)).toBeVisible()
    await expect(page.getByText('No group fraud-old')).toBeVisible()
  }
})

test('says what somebody else has saved meanwhile, and loads it', async ({ page, withAnswers }) => {
  const differences = [{ what: '“Mail”', planned: null, now: 'Mail: mailer · prod-eu · ≤ 60 s' }]
  const problem = new MockProblem({ title: 'In conflict', status: 409, code: 'conflict', differences })
  const api = await withAnswers({ ...FINE, updateBoard: () => problem })
  await page.goto(`${BOARD}/edit`)
  await page.getByLabel('Name of the board').fill('Mine')
  await page.getByRole('button', { name: 'Save the board' }).click()
  await expect(page.getByRole('row').filter({ hasText: '“Mail”' })).toContainText('not there')
  await expect(page.getByLabel('Name of the board')).toHaveValue('Mine')
  await api.answer({ ...FINE, getBoard: { ...boardWell, name: 'Theirs', version: 4 } })
  await page.getByRole('button', { name: 'Load the newer board' }).click()
  await expect(page.getByLabel('Name of the board')).toHaveValue('Theirs')
})
