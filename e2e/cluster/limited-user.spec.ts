import { LIMITED_USER } from '../../cluster/access/limited-user'
import { expect, expectAccessible, test, watchForErrors } from '../fixtures/console'
import { unique, withGroup, withTopic } from '../fixtures/kafka'

/** The console's user there may describe topics and groups of one prefix, and nothing of the cluster itself. */
const CLUSTER = '/clusters/limited'
const topic = `${LIMITED_USER.prefix}${unique('daily')}`
const group = `${LIMITED_USER.prefix}${unique('reader')}`
const foreignTopic = unique('foreign')
const foreignGroup = unique('foreign-reader')

/** Kafka's error name, or the operation that would have to be granted. */
const REFUSED = /AUTHORIZATION_FAILED|DESCRIBE/

test.beforeAll(async () => {
  await withTopic(topic, 3, 30)
  await withTopic(foreignTopic, 1, 3)
  for (const [id, read] of [
    [group, topic],
    [foreignGroup, foreignTopic],
  ] as const) {
    await withGroup(id, read, 1)
  }
})

const pages: { name: string; path: string; shows: string | RegExp; refused?: boolean }[] = [
  { name: 'overview', path: '', shows: 'Throughput' },
  { name: 'groups', path: `/groups?q=${group}`, shows: group },
  { name: 'one group', path: `/groups/${group}`, shows: topic },
  { name: 'topics', path: `/topics?q=${topic}`, shows: topic },
  { name: 'one topic', path: `/topics/${topic}`, shows: 'acks=all' },
  { name: 'configs of a topic', path: `/topics/${topic}/configs`, shows: 'retention.ms' },
  { name: 'who may use a topic', path: `/topics/${topic}/access`, shows: /needs DESCRIBE on the cluster/, refused: true },
  { name: 'who may use a group', path: `/groups/${group}`, shows: 'Highwater may not read the ACLs' },
  { name: 'readers of a topic', path: `/topics/${topic}/readers`, shows: group },
  { name: 'producers of a topic', path: `/topics/${topic}/producers`, shows: /READ/ },
  { name: 'brokers', path: '/brokers', shows: 'eu-1b', refused: true },
  { name: 'one broker', path: '/brokers/2', shows: 'eu-1b', refused: true },
  { name: 'configs of a broker', path: '/brokers/2/configs', shows: REFUSED, refused: true },
  { name: 'replication', path: '/replication', shows: /./ },
  { name: 'quorum', path: '/quorum', shows: REFUSED, refused: true },
  { name: 'acls', path: '/acls', shows: /needs DESCRIBE on the cluster/, refused: true },
  { name: 'users', path: '/users', shows: /needs DESCRIBE on the cluster/, refused: true },
  { name: 'quotas', path: '/quotas', shows: /DescribeConfigs --cluster/, refused: true },
  { name: 'delegation tokens', path: '/delegation-tokens', shows: /its own/ },
  { name: 'transactions', path: '/transactions', shows: /./ },
  { name: 'mine', path: '/mine', shows: /./ },
]

for (const { name, path, shows, refused } of pages) {
  test(`${name} works for a user who may see only a part`, async ({ asAdmin: page }, info) => {
    const errors = watchForErrors(page)
    await page.goto(`${CLUSTER}${path}`)
    const main = page.locator('#page')
    await expect(main.getByText(shows).filter({ visible: true }).first()).toBeVisible()
    if (refused) await expect(main.getByText(REFUSED).filter({ visible: true }).first()).toBeVisible()
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page.getByText('This page stopped working')).toHaveCount(0)
    await expectAccessible(page)
    await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
    expect(errors).toEqual([])
  })
}

test('nothing of others is shown, not even that it exists', async ({ asAdmin: page, api }) => {
  await page.goto(`${CLUSTER}/topics`)
  await expect(page.getByRole('link', { name: topic })).toBeVisible()
  await expect(page.getByText(foreignTopic)).toHaveCount(0)
  await page.goto(`${CLUSTER}/groups`)
  await expect(page.getByRole('link', { name: group })).toBeVisible()
  await expect(page.getByText(foreignGroup)).toHaveCount(0)
  expect((await api.get(`/api/v1${CLUSTER}/topics/${foreignTopic}`)).status()).toBe(404)
  expect((await api.get(`/api/v1${CLUSTER}/groups/${foreignGroup}`)).status()).toBe(404)
})

test('a lag is the same as for a user who may see everything', async ({ api }) => {
  const lagOn = async (cluster: string) => {
    const answer = await api.get(`/api/v1/clusters/${cluster}/groups/${group}`)
    return answer.ok() ? ((await answer.json()) as { lag: string | null }).lag : null
  }
  await expect.poll(() => lagOn('limited'), { timeout: 15_000 }).toBe('27')
  await expect.poll(() => lagOn('test'), { timeout: 15_000 }).toBe('27')
})
