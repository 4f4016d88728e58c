import { expect, expectAccessible, test } from '../fixtures/console'
import { everyPage } from '../fixtures/every-page'
import { unique, withGroup, withTopic } from '../fixtures/kafka'
import { visit } from '../fixtures/visit'

const topic = unique('walked')
const group = unique('walker')

test.beforeAll(async () => {
  await withTopic(topic, 6, 300)
  await withGroup(group, topic, 10)
})

// All four looks of every state are e2e/ui's; here it is the real cluster that counts.
const looks = [
  { look: 'light, desktop', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use)
    for (const page of everyPage('test', { topic, group, broker: 2, rack: 'eu-1b' })) {
      test(`${page.name} shows the cluster and bars nobody`, async ({ asAdmin }) => visit(asAdmin, page))
    }
  })
}

test('the sign-in page is for everybody', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByLabel('Password')).toBeVisible()
  await expectAccessible(page)
})
