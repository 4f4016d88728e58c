import { type Page, type Route, expect } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { boardInTrouble, boardOneLate, boardWell } from '../fixtures/business/boards'
import { NOW } from '../fixtures/business/clock'
import { NEVER, NOT_FOUND } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const BOARD = '/boards/b-orders'
const SHARED = '/shared/a-token-of-forty-three-characters'
const API = '**/api/v1/**'
const cut = (route: Route) => route.abort('internetdisconnected')

/** The browser knows it too; answers that are mocked would come all the same. */
async function loseNetwork(page: Page): Promise<void> {
  await page.route(API, cut)
  await page.context().setOffline(true)
}

async function findNetwork(page: Page): Promise<void> {
  await page.context().setOffline(false)
  await page.unroute(API, cut)
}

test.describe('TV mode', () => {
  test('has no shell, renews itself, and hides the pointer when nobody moves it', async ({ page, withAnswers }) => {
    const api = await withAnswers(FINE)
    await page.goto(`${BOARD}/tv`)
    await expect(page.getByText('all 6 kept')).toBeVisible()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    const main = page.locator('main')
    await expect(main).toHaveCSS('cursor', 'none')
    await page.mouse.move(300, 300)
    await expect(main).not.toHaveCSS('cursor', 'none')
    await api.answer(TROUBLE)
    await expect(page.getByText('2 of 6 late')).toBeVisible({ timeout: 15_000 })
    const [large, other] = await page.getByRole('listitem').all()
    await expect(page.getByRole('listitem').first()).toContainText('Payments are checked for fraud')
    const [first, second] = [await large?.boundingBox(), await other?.boundingBox()]
    expect(first?.width).toBeGreaterThan((second?.width ?? Infinity) * 1.9)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Full screen' })).toBeFocused()
  })

  test('shows no bar and no pointer on a wall, also after a click on the bar', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    await withAnswers(FINE)
    await page.goto(`${BOARD}/tv`)
    const button = page.getByRole('button', { name: 'Full screen' })
    const bar = page.locator('main > div', { has: button })
    await button.click()
    await expect(bar).toHaveCSS('opacity', '1')
    await page.clock.runFor(3_500)
    await expect(bar).toHaveCSS('opacity', '0')
    await expect(bar).toHaveCSS('pointer-events', 'none')
    const box = await page.getByRole('link', { name: 'Leave TV mode' }).boundingBox()
    const under = await page.evaluate(
      ([x, y]) => {
        const top = document.elementFromPoint(x ?? 0, y ?? 0)
        return top && { cursor: getComputedStyle(top).cursor, isLink: top.closest('a') !== null }
      },
      [(box?.x ?? 0) + 5, (box?.y ?? 0) + 5],
    )
    expect(under).toEqual({ cursor: 'none', isLink: false })
    await page.keyboard.press('Tab')
    await page.clock.runFor(3_500)
    await expect(bar).toHaveCSS('opacity', '1')
  })

  test('says that a sign-in ends, and where the screen may go dark; a link has no sign-in', async ({ page, withAnswers }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
    await withAnswers(FINE)
    await page.goto(`${BOARD}/tv`)
    await expect(page.getByText(/A sign-in ends after 7 days/)).toBeAttached()
    await expect(page.getByText(/plain http/)).toBeAttached()
    await page.goto(`${SHARED}/tv`)
    await expect(page.getByText(/plain http/)).toBeAttached()
    await expect(page.getByText(/A sign-in ends/)).toHaveCount(0)
  })

  test('asks to keep the screen on again when that was taken away', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    await page.addInitScript(() => {
      const locks: EventTarget[] = []
      const request = () => {
        const lock = Object.assign(new EventTarget(), { released: false, release: () => Promise.resolve() })
        locks.push(lock)
        return Promise.resolve(lock)
      }
      Object.defineProperty(navigator, 'wakeLock', { value: { request } })
      Object.assign(globalThis, { locks })
    })
    await withAnswers(FINE)
    await page.goto(`${BOARD}/tv`)
    const count = () => page.evaluate(() => (globalThis as typeof globalThis & { locks: EventTarget[] }).locks.length)
    await expect.poll(count).toBe(1)
    await page.evaluate(() => {
      const [lock] = (globalThis as typeof globalThis & { locks: EventTarget[] }).locks
      if (!lock) return
      Object.assign(lock, { released: true })
      lock.dispatchEvent(new Event('release'))
    })
    await page.clock.runFor(31_000)
    await expect.poll(count).toBe(2)
  })

  test('loads itself anew after a crash, but only once the console answers', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    // The cast: what no server answers.
    const api = await withAnswers({ ...FINE, getSharedBoard: { ...boardWell, services: null } as unknown as typeof boardWell })
    await page.goto(`${SHARED}/tv`)
    await expect(page.getByText('This screen stopped working')).toBeVisible()
    const down = (route: Route) => (route.request().resourceType() === 'fetch' ? route.fulfill({ status: 502 }) : route.fallback())
    await page.route(`**${SHARED}/tv`, down)
    await page.clock.runFor(11_000)
    await expect(page.getByText('This screen stopped working')).toBeVisible()
    await page.unroute(`**${SHARED}/tv`, down)
    await api.answer(FINE)
    const loaded = page.waitForEvent('load')
    await page.clock.runFor(11_000)
    await loaded
    await expect(page.getByText('all 6 kept')).toBeVisible()
  })

  test('loads itself anew when the console has other code, and not else', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    await withAnswers(FINE)
    const wall = `**${SHARED}/tv`
    let looks = 0
    page.on('response', (response) => {
      if (response.url().endsWith('/tv') && response.request().resourceType() === 'fetch') looks += 1
    })
    await page.goto(`${SHARED}/tv`)
    await expect(page.getByText('all 6 kept')).toBeVisible()
    await expect.poll(() => looks).toBe(1)
    await page.evaluate(() => Object.assign(globalThis, { isFirst: true }))
    await page.clock.fastForward('10:01')
    await expect.poll(() => looks).toBe(2)
    expect(await page.evaluate(() => 'isFirst' in globalThis)).toBe(true)
    await page.route(wall, (route) =>
      route.request().resourceType() === 'fetch' ? route.fulfill({ body: '<script src="/_next/new.js"></script>' }) : route.fallback(),
    )
    const loaded = page.waitForEvent('load')
    await page.clock.fastForward('10:01')
    await loaded
    await expect(page.getByText('all 6 kept')).toBeVisible()
    expect(await page.evaluate(() => 'isFirst' in globalThis)).toBe(false)
  })

  for (const [how, path] of [
    ['in the console', BOARD],
    ['by a link', SHARED],
  ] as const) {
    test(`${how}, stops saying how things are once its own network is gone`, async ({ page, withAnswers }) => {
      await page.clock.install({ time: NOW })
      const api = await withAnswers({ ...FINE })
      await page.goto(`${path}/tv`)
      await expect(page.getByText('all 6 kept')).toBeVisible()
      await loseNetwork(page)
      await page.clock.runFor(31_000)
      await expect(page.getByText(/Not renewed since 07:30/)).toBeVisible()
      await expect(page.getByText('all 6 kept')).toBeVisible()
      await page.clock.runFor(40_000)
      await expect(page.getByText('Not known since Saturday 21 November, 07:30')).toBeVisible()
      await expect(page.getByText('all 6 kept')).toHaveCount(0)
      const tiles = page.getByRole('listitem')
      await expect(tiles.first()).toContainText('Kept, as of Sat 07:30')
      expect(await tiles.filter({ hasText: 'as of Sat 07:30' }).count()).toBe(await tiles.count())
      await findNetwork(page)
      await api.answer(TROUBLE)
      await page.clock.runFor(11_000)
      await expect(page.getByText('2 of 6 late')).toBeVisible()
      await expect(page.getByText(/Not (known|renewed) since/)).toHaveCount(0)
    })
  }

  test('is not taken in by a proxy that finds no console, and comes back when a board that was gone does', async ({
    page,
    withAnswers,
  }) => {
    await page.clock.install({ time: NOW })
    const api = await withAnswers(FINE)
    await page.goto(`${SHARED}/tv`)
    await expect(page.getByText('all 6 kept')).toBeVisible()
    const bare = (route: Route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>404</h1>' })
    await page.route(API, bare)
    await page.clock.runFor(20_000)
    await expect(page.getByText(/Not renewed since 07:30/)).toBeVisible()
    await page.unroute(API, bare)

    await api.answer({ ...FINE, getSharedBoard: NOT_FOUND })
    await page.clock.runFor(11_000)
    await expect(page.getByText('This link shows nothing any more')).toBeVisible()
    await loseNetwork(page)
    await page.clock.runFor(70_000)
    await expect(page.getByText('This link shows nothing any more')).toBeVisible()
    await findNetwork(page)
    await api.answer(TROUBLE)
    await page.clock.runFor(61_000)
    await expect(page.getByText('2 of 6 late')).toBeVisible()
  })

  test('does the same where an answer never comes', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    const api = await withAnswers(TROUBLE)
    await page.goto(`${BOARD}/tv`)
    await expect(page.getByText('2 of 6 late')).toBeVisible()
    await api.answer({ ...TROUBLE, getBoard: NEVER })
    await page.clock.runFor(75_000)
    await expect(page.getByText('Not known since Saturday 21 November, 07:30')).toBeVisible()
    await expect(page.getByRole('listitem').first()).toContainText('Missed for 35 min, as of Sat 07:30')
  })

  test('fits the screen of a wall, whatever is on it', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 1280, height: 720 },
      { width: 1080, height: 1920 },
    ]) {
      await page.setViewportSize(size)
      for (const [board, says] of [
        [boardInTrouble, '2 of 6 late'],
        [boardOneLate, '1 of 6 late'],
      ] as const) {
        await api.answer({ ...TROUBLE, getBoard: board })
        await page.goto(`${BOARD}/tv`)
        await expect(page.getByText(says)).toBeVisible()
        const cut = await page
          .getByRole('listitem')
          .evaluateAll((tiles) =>
            tiles
              .filter((tile) => tile.scrollHeight > tile.clientHeight + 1 || tile.scrollWidth > tile.clientWidth + 1)
              .map((tile) => tile.textContent),
          )
        expect(cut, `${says}, ${size.width} × ${size.height}`).toEqual([])
      }
    }
  })

  test('does so on the page of a link, too', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    await withAnswers(TROUBLE)
    await page.goto(SHARED)
    await expect(page.getByText(/Two of six services are late/)).toBeVisible()
    await loseNetwork(page)
    await page.clock.runFor(75_000)
    await expect(page.getByText('How the 6 services are is not known now.').first()).toBeVisible()
    await expect(page.getByText(/These figures are from the last answer/)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Payments are checked for fraud' })).toContainText(
      'last known 34 m 55 s at 07:30',
    )
  })
})
