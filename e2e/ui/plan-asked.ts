import type { Page } from '@playwright/test'

export const choose = (page: Page, name: string) => page.getByRole('radio', { name }).check()
export const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()

/** What the form sends to be planned once it is asked to. */
export async function inputOf(page: Page, act: () => Promise<void>): Promise<unknown> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/changes/plan'))
  await act()
  return (await asked).postDataJSON() as { kind: string; input: unknown }
}
