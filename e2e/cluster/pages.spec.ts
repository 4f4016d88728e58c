import { expect, expectAccessible, test, watchForErrors } from '../fixtures/console'
import { tool, unique, withTopic } from '../fixtures/kafka'

const topic = unique('walked')
const group = unique('walker')

test.beforeAll(async () => {
  await withTopic(topic, 6, 300)
  await tool('kafka-consumer-groups', '--group', group, '--topic', topic, '--reset-offsets', '--to-offset', '10', '--execute')
})

const pages: { name: string; path: string; shows: string }[] = [
  { name: 'overview', path: '/clusters/test', shows: 'Throughput' },
  { name: 'groups', path: '/clusters/test/groups', shows: group },
  { name: 'one group', path: `/clusters/test/groups/${group}`, shows: topic },
  { name: 'topics', path: `/clusters/test/topics?q=${topic}`, shows: topic },
  { name: 'one topic', path: `/clusters/test/topics/${topic}`, shows: '6' },
  { name: 'brokers', path: '/clusters/test/brokers', shows: 'eu-1b' },
  { name: 'one broker', path: '/clusters/test/brokers/2', shows: 'data-b' },
  { name: 'access', path: '/access', shows: 'admin' },
]
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

for (const theme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries(sizes)) {
    test.describe(`${theme}, ${device}`, () => {
      test.use({ viewport, colorScheme: theme })
      for (const { name, path, shows } of pages) {
        test(`${name} shows the cluster and bars nobody`, async ({ asAdmin: page }, info) => {
          const errors = watchForErrors(page)
          await page.goto(path)
          await expect(page.locator('#page').getByText(shows).filter({ visible: true }).first()).toBeVisible()
          await expect(page.locator('h1')).toHaveCount(1)
          await expectAccessible(page)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          expect(overflow, 'pixels wider than the screen').toBeLessThanOrEqual(0)
          await info.attach(`${name} ${theme} ${device}`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
          expect(errors).toEqual([])
        })
      }
    })
  }
}

test('the sign-in page is for everybody', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByLabel('Password')).toBeVisible()
  await expectAccessible(page)
})
