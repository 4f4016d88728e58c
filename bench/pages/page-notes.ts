import type { Page } from '@playwright/test'

/** What the page notes of itself, from before its first script on. */
interface Notes {
  firstRowAt: number | null
  longTasks: number[]
}

/** Runs in the page. A row counts once it is there with its link: placeholders have none. */
export function takeNotes() {
  const notes: Notes = { firstRowAt: null, longTasks: [] }
  Object.assign(globalThis, { benchNotes: notes })
  const look = () => {
    if (notes.firstRowAt === null && document.querySelector('tbody tr[data-row] a[href]')) {
      notes.firstRowAt = performance.now()
    }
    if (notes.firstRowAt === null) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
}

export const notesOf = (page: Page): Promise<Notes> => page.evaluate(() => (globalThis as unknown as { benchNotes: Notes }).benchNotes)

export function untilFirstRow(page: Page): Promise<unknown> {
  return page.waitForFunction(() => (globalThis as unknown as { benchNotes: Notes }).benchNotes.firstRowAt !== null)
}

/** The tasks of over 50 ms of the page's main thread while `act` runs, in ms; of shorter ones a browser does not tell. */
export async function longTasks(page: Page, act: () => Promise<void>): Promise<number[]> {
  const before = (await notesOf(page)).longTasks.length
  await act()
  // What the last action set off belongs to it.
  await page.waitForTimeout(1_000)
  return (await notesOf(page)).longTasks.slice(before)
}

/** The longest of them; 0 where there is none. */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  return Math.max(0, ...(await longTasks(page, act)))
}
