import { type Page, expect } from '@playwright/test'
import type { z } from 'zod'
import type { GroupHistory } from '../../lib/contract/history'
import { secondsAgo } from '../fixtures/business/clock'
import { CLUSTER } from '../fixtures/business/cluster'
import { groupDetail, groupsInTrouble } from '../fixtures/business/groups'
import { groupHistory } from '../fixtures/business/history'
import type { Asked, EndpointId } from '../fixtures/mock-api'

type History = z.input<typeof GroupHistory>

export const GROUP = `/clusters/${CLUSTER}/groups/fraud-scoring`
const slow = groupsInTrouble.find(({ id }) => id === 'fraud-scoring') ?? raise()
export const slowDetail = groupDetail(slow)
/** The picture's own time, in the mocked pulse. */
export const AS_OF = Date.parse(secondsAgo(3))
export const HOUR = 3_600_000

export const charts = (page: Page) => page.getByRole('figure', { name: /How far fraud-scoring was behind/ })
export const crosshair = (page: Page) => page.locator('[data-crosshair]')
export const rangeButton = (page: Page) =>
  page.getByRole('button', { name: /^(Last|Chosen|\d)/ }).and(page.locator('[aria-keyshortcuts=T]'))

export function answerTo(asked: Pick<Asked, 'query'>): History {
  return groupHistory(slow, { params: {}, ...asked })
}

function raise(): never {
  throw new Error('there is no fraud-scoring')
}

/** The last request for this history. */
export function lastAsked(api: { asked: (Asked & { id: EndpointId })[] }, id: EndpointId = 'getGroupHistory') {
  return api.asked.findLast((asked) => asked.id === id)?.query ?? {}
}

export async function open(page: Page, search = '') {
  await page.goto(`${GROUP}${search}`)
  await expect(charts(page).locator('.recharts-surface').first()).toBeVisible()
}

/** Charts are drawn one after another, and each before its lines. */
export async function allDrawn(page: Page) {
  const plots = charts(page).locator('[data-drawn]')
  await expect(plots.nth(1)).toBeVisible()
  const areDrawn = () =>
    plots.evaluateAll((all) => all.every((plot) => plot.querySelector('.recharts-area-curve[d], .recharts-line-curve[d]')))
  await expect.poll(areDrawn).toBe(true)
}

/** Where the axis lies on the screen: the plot of the first chart. */
export async function axisBox(page: Page) {
  const box = await charts(page).locator('.recharts-wrapper').first().boundingBox()
  if (!box) throw new Error('the chart has no place')
  return box
}

export async function dragOver(page: Page, from: number, to: number) {
  const box = await axisBox(page)
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 })
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 })
}
