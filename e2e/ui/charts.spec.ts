import { expect } from '@playwright/test'
import { TROUBLE } from '../fixtures/business/answers'
import { CLUSTER, overviewInTrouble } from '../fixtures/business/cluster'
import { barriers } from '../fixtures/console'
import { own, test } from '../fixtures/ui'
import { AS_OF, GROUP, HOUR, allDrawn, answerTo, axisBox, charts, crosshair, dragOver, lastAsked, open, rangeButton } from './chart-page'

test.describe('the time of the charts', () => {
  test('is chosen by keys alone, asked for, and kept in the address', async ({ page, withAnswers, errors }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    expect(Date.parse(lastAsked(api)['from'] ?? '')).toBe(AS_OF - HOUR)
    expect(lastAsked(api)['by']).toBe('total')
    await page.keyboard.press('t')
    const popup = page.getByRole('dialog', { name: 'What the charts show' })
    await expect(popup.getByRole('button', { name: 'Last 1 h' })).toHaveAttribute('aria-pressed', 'true')
    await popup.getByRole('button', { name: 'Last 15 min' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect(popup.getByRole('button', { name: 'Last 24 h' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(popup).toBeHidden()
    await expect(page).toHaveURL(/\?range=24h$/)
    await expect(rangeButton(page)).toBeFocused()
    await expect.poll(() => lastAsked(api)['from']).toBe(new Date(AS_OF - 24 * HOUR).toISOString())
    expect(lastAsked(api)['to']).toBeUndefined()
    await expect(charts(page)).toHaveAccessibleName(/20 Nov/)
    await page.goBack()
    await expect(page).toHaveURL(GROUP)
    await expect(rangeButton(page)).toHaveText('Last 1 h')
    expect(own(errors)).toEqual([])
  })

  test('is chosen with the mouse, and another page opened at that address shows the same', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    await rangeButton(page).click()
    await page.getByRole('button', { name: 'Last 7 d' }).click()
    await expect.poll(() => lastAsked(api)['from']).toBe(new Date(AS_OF - 7 * 24 * HOUR).toISOString())
    await expect(page).toHaveURL(/range=7d/)
    await page.reload()
    await expect(rangeButton(page)).toHaveText('Last 7 d')
    await expect(charts(page).getByText('Shown over a day at most')).toBeVisible()
  })

  test('is two moments by the clock of the page, and what cannot be is said at its field', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    await page.keyboard.press('t')
    const popup = page.getByRole('dialog', { name: 'What the charts show' })
    await popup.getByLabel('From', { exact: true }).fill('2026-11-20 03:00')
    await popup.getByLabel('To', { exact: true }).fill('2026-11-20 02:00')
    await page.keyboard.press('Enter')
    await expect(popup.getByText('Is not after the first time')).toBeVisible()
    await expect(popup.getByLabel('To', { exact: true })).toBeFocused()
    await popup.getByLabel('To', { exact: true }).fill('2026-11-20 04:30')
    await page.keyboard.press('Enter')
    await expect(popup).toBeHidden()
    await expect(page).toHaveURL(/from=2026-11-20T03:00:00Z&to=2026-11-20T04:30:00Z/)
    expect(lastAsked(api)).toMatchObject({ from: '2026-11-20T03:00:00.000Z', to: '2026-11-20T04:30:00.000Z' })
    await expect(charts(page).getByText('now', { exact: true })).toBeHidden()
    await expect(charts(page).getByText('at 20 Nov, 04:30:00', { exact: true })).toBeVisible()
  })

  test('of an overview asks for the cluster and its worst groups; of a topic for the topic', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.locator('.recharts-surface').first()).toBeVisible()
    expect(api.asked.some(({ id }) => id === 'getClusterHistory')).toBe(false)
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'Last 6 h' }).click()
    const from = new Date(AS_OF - 6 * HOUR).toISOString()
    await expect.poll(() => lastAsked(api, 'getClusterHistory')['from']).toBe(from)
    expect(lastAsked(api, 'getClusterHistory')['groups']).toBe(overviewInTrouble.worstGroups.at(-1)?.id)
    await page.goto(`/clusters/${CLUSTER}/topics/payments?range=6h`)
    await expect.poll(() => lastAsked(api, 'getTopicHistory')['from']).toBe(from)
    await page.getByRole('link', { name: /^Configs/ }).click()
    await expect(page).toHaveURL(/\/configs/)
    await expect(rangeButton(page)).toBeHidden()
  })
})

test.describe('zooming', () => {
  test('drawing over a stretch makes it the range, and Esc leaves it', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    await dragOver(page, 0.25, 0.75)
    await page.mouse.up()
    await expect(page).toHaveURL(/from=.+&to=/)
    const { searchParams } = new URL(page.url())
    const [from, to] = [Date.parse(searchParams.get('from') ?? ''), Date.parse(searchParams.get('to') ?? '')]
    // Within a pixel or two of an axis of some 900.
    expect(Math.abs(from - (AS_OF - 0.75 * HOUR))).toBeLessThan(20_000)
    expect(Math.abs(to - (AS_OF - 0.25 * HOUR))).toBeLessThan(20_000)
    await expect.poll(() => lastAsked(api)).toMatchObject({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })
    await dragOver(page, 0.2, 0.4)
    await page.mouse.up()
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBe(searchParams.get('from'))
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBe(searchParams.get('from'))
    await charts(page).getByRole('button', { name: /Back/ }).click()
    await expect(page).toHaveURL(GROUP)
    await expect(charts(page).getByRole('button', { name: /Back/ })).toBeHidden()
  })

  test('Esc lets go of what is being drawn over, and nothing changes', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await open(page, '?range=6h')
    await dragOver(page, 0.3, 0.6)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(page).toHaveURL(/\?range=6h$/)
    await expect(charts(page).getByRole('button', { name: /Back/ })).toBeHidden()
  })

  test('Esc closes a panel first', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await open(page, '?from=2026-11-21T06:40:00Z&to=2026-11-21T07:20:00Z')
    await page.keyboard.press('t')
    // Whoever sees it has the focus in it.
    await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page).toHaveURL(/from=/)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(GROUP)
  })
})

test.describe('what is drawn', () => {
  test('the overview’s hour has the peak that a point stands for', async ({ page, withAnswers }) => {
    const [worst, ...others] = overviewInTrouble.worstGroups
    if (!worst) throw new Error('there is no group')
    const history = worst.history.map((spread, index): typeof spread => (index === 30 ? [7, 3, 123_456] : spread))
    await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, worstGroups: [{ ...worst, history }, ...others] } })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText('The band is the least and the most')).toBeVisible()
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(page.getByRole('cell', { name: '7 3 – 123,456' })).toBeVisible()
  })

  test('what a topic is written is marked as old where a leader keeps its part to itself, with why', async ({ page, withAnswers }) => {
    const [busiest, ...others] = overviewInTrouble.busiestTopics
    if (!busiest) throw new Error('there is no topic')
    await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, busiestTopics: [{ ...busiest, stale: true }, ...others] } })
    await page.goto(`/clusters/${CLUSTER}`)
    const rate = (topic: string) => page.getByRole('row', { name: topic, exact: false }).getByRole('cell').first()
    await expect(rate(busiest.id)).toHaveText(/\/s \(not current\)$/)
    await expect(rate(busiest.id).locator('[title]')).toHaveAttribute('title', /^A leader does not answer/)
    await expect(rate(others[0]?.id ?? '')).toHaveText(/\/s$/)
  })

  test('one crosshair goes through every chart, with the figures of its time, and draws no line anew', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page, '?behind=records')
    await allDrawn(page)
    const { times, total } = answerTo({ query: lastAsked(api) })
    await page.evaluate(() => {
      const seen = globalThis as typeof globalThis & { redrawn?: number }
      seen.redrawn = 0
      const watcher = new MutationObserver((changes) => (seen.redrawn = (seen.redrawn ?? 0) + changes.length))
      for (const chart of document.querySelectorAll('.recharts-wrapper'))
        watcher.observe(chart, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    const [upper, lower] = [charts(page).locator('.recharts-wrapper').first(), charts(page).locator('.recharts-wrapper').nth(1)]
    const [box, lowerBox] = [await axisBox(page), await lower.boundingBox()]
    await upper.hover({ position: { x: box.width / 2, y: 20 }, force: true })
    const line = await crosshair(page).boundingBox()
    const index = await page.getByRole('slider').inputValue().then(Number)
    expect(line?.y).toBeLessThanOrEqual(box.y)
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeGreaterThanOrEqual((lowerBox?.y ?? Infinity) + (lowerBox?.height ?? 0))
    await expect(crosshair(page)).toHaveText(times[index]?.slice(11, 19) ?? '')
    const at = (metric: string) => total.find((one) => one.metric === metric)?.points[index]?.[1] ?? Number.NaN
    const words = `${at('lag').toLocaleString('en-US')}`
    await expect(charts(page).getByText(words, { exact: true })).toBeVisible()
    await expect(charts(page).getByText(`${Math.round(at('produceRate'))} /s`, { exact: true })).toBeVisible()
    await expect(page.getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`Records behind ${words}, written ${Math.round(at('produceRate'))} /s`),
    )
    // The same place in the other chart is the same time.
    await lower.hover({ position: { x: box.width / 2, y: 20 }, force: true })
    await expect(page.getByRole('slider')).toHaveValue(String(index))
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) await upper.hover({ position: { x: box.width * share, y: 30 }, force: true })
    expect(await page.evaluate(() => (globalThis as typeof globalThis & { redrawn?: number }).redrawn)).toBe(0)
    await page.mouse.move(5, 5)
    await expect(crosshair(page)).toBeHidden()
  })

  test('arrow keys move the crosshair, Esc leaves it, and then the zoom', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await open(page, '?from=2026-11-21T06:40:00Z&to=2026-11-21T07:20:00Z')
    const slider = page.getByRole('slider', { name: 'Time on the chart' })
    await slider.focus()
    const last = Number(await slider.inputValue())
    await page.keyboard.press('ArrowLeft')
    await expect(slider).toHaveValue(String(last - 1))
    await expect(crosshair(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(crosshair(page)).toBeHidden()
    await expect(page).toHaveURL(/from=/)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(GROUP)
  })

  for (const search of ['?behind=records', '?behind=records&range=7d']) {
    test(`the table has every point of the answer, its least and its most: ${search}`, async ({ page, withAnswers }) => {
      const api = await withAnswers(TROUBLE)
      await open(page, search)
      await charts(page).getByRole('button', { name: 'Table', exact: true }).click()
      // A hundred at a time.
      const earlier = charts(page).getByRole('button', { name: /before$/ })
      while (await earlier.isVisible()) await earlier.click()
      const { times, total } = answerTo({ query: lastAsked(api) })
      const points = ['lag', 'produceRate', 'commitRate'].map((metric) => total.find((one) => one.metric === metric)?.points ?? [])
      const expected = times.map((at, index) => ({
        at,
        figures: points.map((of) => {
          const point = of[index]
          if (!point) return 'unknown'
          const [, last, least, most] = point
          return least === most ? [last] : [last, least, most]
        }),
      }))
      const shown = await charts(page)
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => ({
            at: row.querySelector('time')?.dateTime,
            figures: [...row.querySelectorAll('td')].slice(1, 4).map((cell) => {
              const figures = [...cell.querySelectorAll('data')].map(({ value }) => Number(value))
              return figures.length === 0 ? cell.textContent : figures
            }),
          })),
        )
      expect(shown.toReversed()).toEqual(expected)
    })
  }

  test('a gap of the answer is a gap of the line, and of every strip', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    await allDrawn(page)
    const { total, heat } = answerTo({ query: lastAsked(api) })
    const seconds = total.find(({ metric }) => metric === 'seconds')?.points ?? []
    const runs = seconds.filter((point, index) => point !== null && (index === 0 || seconds[index - 1] === null)).length
    expect(runs).toBe(2)
    for (const curve of await charts(page).locator('.recharts-area-curve, .recharts-line-curve').all()) {
      expect((await curve.getAttribute('d'))?.match(/M/g)).toHaveLength(runs)
    }
    const strips = charts(page).locator('[data-heat]')
    await expect(strips).toHaveCount(heat.length)
    for (const strip of await strips.all()) {
      // Before the first figure, and where nobody watched.
      expect((await strip.evaluate((element) => element.style.backgroundImage)).match(/transparent/g)).toHaveLength(2)
    }
  })

  test('each mark has a flag and a sentence, and a change leads to its record', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await open(page)
    const { marks } = answerTo({ query: lastAsked(api) })
    await expect(charts(page).locator('[data-flag]')).toHaveCount(marks.length)
    const list = charts(page).getByRole('list', { name: 'What happened' })
    await expect(list.getByRole('listitem')).toHaveCount(marks.length)
    await expect(list).toContainText('06:43 rebalance, 4 members')
    await expect(list).toContainText('commits moved forward by 3,679')
    await expect(list.getByRole('link', { name: 'Reset offsets, by mira' })).toHaveAttribute('href', /\/changes\/c0ffee00/)
  })

  test('the picture, the table and the choice of time are without barriers', async ({ page, withAnswers, errors }) => {
    await withAnswers(TROUBLE)
    await open(page, '?range=24h')
    expect(await barriers(page)).toEqual([])
    await charts(page).getByRole('button', { name: 'Table', exact: true }).click()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('t')
    await expect(page.getByRole('dialog', { name: 'What the charts show' })).toBeVisible()
    expect(await barriers(page)).toEqual([])
    expect(own(errors)).toEqual([])
  })
})
