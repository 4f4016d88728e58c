import { type Page, expect } from '@playwright/test'
import { TROUBLE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { barriers } from '../fixtures/console'
import { beyondTheScreen, steady } from '../fixtures/looks'
import { own, test } from '../fixtures/ui'

const MAIN_PAGES = [
  { name: 'overview', path: `/clusters/${CLUSTER}`, sentence: /Eight things are wrong/ },
  { name: 'group', path: `/clusters/${CLUSTER}/groups/fraud-scoring`, sentence: /Falling behind: 21 m/ },
  { name: 'topic', path: `/clusters/${CLUSTER}/topics/payments`, sentence: /1 of 6 partitions refuses? writes/ },
]

async function expectWhole(page: Page, sentence: RegExp) {
  const line = page.locator('main').getByText(sentence).filter({ visible: true }).first()
  await expect(line).toBeVisible()
  await steady(page)
  const cut = await line.evaluate((element) => ({
    wide: element.scrollWidth - element.clientWidth,
    high: element.scrollHeight - element.clientHeight,
    beyond: Math.max(0, element.getBoundingClientRect().right - document.documentElement.clientWidth),
  }))
  expect.soft(cut.wide, 'pixels of the sentence cut off at its side').toBeLessThanOrEqual(1)
  expect.soft(cut.high, 'pixels of the sentence cut off below').toBeLessThanOrEqual(2)
  expect.soft(cut.beyond, 'pixels of the sentence beyond the screen').toBe(0)
  expect.soft(await beyondTheScreen(page), 'wider than the screen').toEqual([])
  expect.soft(await barriers(page), 'barriers').toEqual([])
}

for (const { name, path, sentence } of MAIN_PAGES) {
  test.describe('at 200 %', () => {
    // What a screen of 1440 by 900 has left.
    test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
    test(`${name} can be read`, async ({ page, withAnswers, errors }) => {
      await withAnswers(TROUBLE)
      await page.goto(path)
      await expectWhole(page, sentence)
      expect(own(errors)).toEqual([])
    })
  })

  test(`${name} can be read in the colours of the system`, async ({ page, withAnswers, errors }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await withAnswers(TROUBLE)
    await page.goto(path)
    await expectWhole(page, sentence)
    expect(own(errors)).toEqual([])
  })
}
