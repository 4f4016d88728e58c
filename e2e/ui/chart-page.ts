import { type Page, expect } from '@playwright/test'
import type { z } from 'zod'
import type { GroupHistory } from '../../lib/contract/history'
import { secondsAgo } from '../fixtures/business/clock'
import { CLUSTER } from '../fixtures/business/cluster'
import { groupsInTrouble } from '../fixtures/business/groups'
import { groupHistory } from '../fixtures/business/history'
import type { Asked, EndpointId } from '../fixtures/mock-api'

type History = z.input<typeof GroupHistory>

export const GROUP = `/clusters/${CLUSTER}/groups/fraud-scoring`
const slow = groupsInTrouble.find(({ id }) => id === 'fraud-scoring')
/** The picture's own time, in the mocked pulse. */
export const AS_OF = Date.parse(secondsAgo(3))
export const HOUR = 3_600_000

export const charts = (page: Page) => page.getByRole('figure', { name: /How far fraud-scoring was behind/ })
export const rangeButton = (page: Page) =>
  page.getByRole('button', { name: /^(Last|Chosen|\d)/ }).and(page.locator('[aria-keyshortcuts=T]'))

export function answerTo(asked: Pick<Asked, 'query'>): History {
  if (!slow) throw new Error('there is no fraud-scoring')
  return groupHistory(slow, { params: {}, ...asked })
}

/** The last request for this history. */
export function lastAsked(api: { asked: (Asked & { id: EndpointId })[] }, id: EndpointId = 'getGroupHistory') {
  return api.asked.findLast((asked) => asked.id === id)?.query ?? {}
}

export async function open(page: Page, search = '') {
  await page.goto(`${GROUP}${search}`)
  await expect(charts(page).locator('.recharts-surface').first()).toBeVisible()
}
