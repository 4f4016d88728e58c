import { expect, test } from '../fixtures/console'
import { everyPage } from '../fixtures/every-page'
import { unique, withGroup, withTopic } from '../fixtures/kafka'
import { visit } from '../fixtures/visit'

const topic = unique('walked')
const group = unique('walker')

test.beforeAll(async () => {
  await withTopic(topic, 6, 300, 1)
  await withGroup(group, topic, 10)
})

for (const page of everyPage('test', { topic, group, broker: 1, rack: 'eu-1a' })) {
  test(`${page.name} works on Kafka 3.9`, async ({ asAdmin }) => visit(asAdmin, page))
}

test('what 3.9 cannot tell is said, with the release that can', async ({ asAdmin: page, api }) => {
  const { parts } = (await (await api.get('/api/v1/clusters/test')).json()) as { parts: { part: string; errors: { error: string }[] }[] }
  const unsupported = parts.filter(({ errors }) => errors.some(({ error }) => error === 'UNSUPPORTED_VERSION'))
  for (const { part, errors } of parts) {
    if (!unsupported.some((other) => other.part === part)) expect(errors, part).toEqual([])
  }
  await page.goto('/clusters/test/quorum')
  await expect(page.getByText('3.9').first()).toBeVisible()
})
