import type { APIRequestContext } from '@playwright/test'
import { clusterControl } from '../../cluster/control'
import { CONSOLE_USER } from '../../cluster/access/services'
import { allReads } from '../fixtures/all-reads'
import { ROUND_MS } from '../fixtures/accounts'
import { expect, test } from '../fixtures/console'
import { startConsumer, tool, unique, withTopic } from '../fixtures/kafka'

/** Two rounds, and the time of a browser to ask and draw. */
const TWO_ROUNDS = { timeout: 2 * ROUND_MS + 1_500 }
/** "Within 5 s every page names it." */
const NAMED = { timeout: 5_000 }
/** Opened while a broker does not answer. */
const PAGES = ['/clusters/test/groups', '/clusters/test/topics', '/clusters/test/brokers']
/** How much longer than usual they may take then, in ms: who waits for the broker waits longer, and what is usual is the machine's. */
const MOST_LONGER_MS = 1_000
/** Broker 4 may have been there once. */
const RUNNING = [1, 2, 3]

/** All of what the console says of its brokers once all three answer, so that a failure names the one that does not and why. */
async function untilAllAnswer(api: APIRequestContext) {
  const said = async () => {
    const answer = await api.get('/api/v1/clusters/test/brokers')
    const { items } = (await answer.json()) as { items: { id: number; status: string; error: unknown }[] }
    return items.filter(({ id }) => RUNNING.includes(id)).map(({ id, status, error }) => ({ id, status, error }))
  }
  await expect.poll(said, { timeout: 10_000 }).toEqual(RUNNING.map((id) => ({ id, status: 'up', error: null })))
}

const control = clusterControl(process.env['HIGHWATER_TEST_CONTROL'] ?? '')

/** How long it takes, in ms. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await act()
  return performance.now() - before
}

// More than a test waits for one thing after another: ended before its `finally`, it would leave a broker down for every file after it.
test.describe.configure({ timeout: 180_000 })

// What other people do to the cluster, with Kafka's own tools, while a page is open. No page is ever reloaded.

test('a topic is created, gets partitions and a config', async ({ asAdmin: page }) => {
  const topic = unique('orders')
  await page.goto(`/clusters/test/topics?q=${topic}`)
  await expect(page.getByText('Topics').first()).toBeVisible()
  await tool('kafka-topics', '--create', '--topic', topic, '--partitions', '2', '--replication-factor', '3')
  await expect(page.getByRole('link', { name: topic })).toBeVisible(TWO_ROUNDS)

  await page.getByRole('link', { name: topic }).click()
  const rows = page.getByRole('table', { name: /partitions/i }).getByRole('row')
  await expect(rows).toHaveCount(1 + 2)
  await tool('kafka-topics', '--alter', '--topic', topic, '--partitions', '5')
  await expect(rows).toHaveCount(1 + 5, TWO_ROUNDS)

  await page.goto(`/clusters/test/topics/${topic}/configs`)
  await expect(page.getByText('retention.ms').first()).toBeVisible()
  await tool('kafka-configs', '--alter', '--entity-type', 'topics', '--entity-name', topic, '--add-config', 'retention.ms=7200001')
  await expect(
    page
      .locator('#page')
      .getByText(/7,?200,?001/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible(TWO_ROUNDS)
})

test('a KIP-848 consumer and a share consumer join', async ({ asAdmin: page }) => {
  const topic = unique('invoices')
  const modern = unique('modern')
  const share = unique('share')
  await withTopic(topic, 3, 30)
  await page.goto(`/clusters/test/groups?q=${topic}`)
  const ends = [
    await startConsumer(
      'kafka-console-consumer',
      '--topic',
      topic,
      '--group',
      modern,
      '--consumer-property',
      'group.protocol=consumer',
      '--from-beginning',
    ),
    await startConsumer('kafka-console-share-consumer', '--topic', topic, '--group', share),
  ]
  try {
    // From the moment Kafka's own tool knows them, two rounds.
    await expect.poll(() => tool('kafka-groups', '--list'), { timeout: 30_000 }).toContain(modern)
    await expect.poll(() => tool('kafka-groups', '--list'), { timeout: 30_000 }).toContain(share)
    await expect(page.getByRole('row').filter({ hasText: modern })).toContainText('consumer', TWO_ROUNDS)
    await expect(page.getByRole('row').filter({ hasText: share })).toContainText('share', TWO_ROUNDS)
  } finally {
    for (const end of ends) end()
  }
})

test('a leader moves', async ({ asAdmin: page, api }) => {
  const topic = unique('payments')
  await tool('kafka-topics', '--create', '--topic', topic, '--replica-assignment', '1:2:3')
  await page.goto(`/clusters/test/topics/${topic}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(topic)
  const partition = async () => {
    const answer = await api.get(`/api/v1/clusters/test/partitions?topic=${topic}`)
    return ((await answer.json()) as { items: { leader: number; isr: number[] }[] }).items[0]
  }
  const leader = async () => (await partition())?.leader
  await expect.poll(leader, { timeout: 10_000 }).toBe(1)
  await control.stop(1)
  try {
    await expect.poll(leader, { timeout: 20_000 }).toBe(2)
    await expect(page.getByText(/no copy to spare|instead of 1/).first()).toBeVisible(TWO_ROUNDS)
  } finally {
    await control.start(1)
  }
  // Nobody is elected who is not in sync.
  await expect.poll(async () => (await partition())?.isr, { timeout: 20_000 }).toContain(1)
  await tool('kafka-leader-election', '--election-type', 'preferred', '--topic', topic, '--partition', '0')
  await expect.poll(leader, TWO_ROUNDS).toBe(1)
  await untilAllAnswer(api)
})

test('a broker is killed: every open page names it within five seconds, and it heals by itself', async ({
  asAdmin: page,
  api,
  context,
}) => {
  await untilAllAnswer(api)
  const paths = ['', '/groups', '/topics', '/brokers']
  const open = [page, ...(await Promise.all(paths.slice(1).map(() => context.newPage())))]
  for (const [index, tab] of open.entries()) {
    await tab.goto(`/clusters/test${paths[index]}`)
    await expect(
      tab
        .getByText(/3 of \d brokers answered/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
  }
  await control.signal(3, 'SIGKILL')
  try {
    await Promise.all(
      open.map((tab) =>
        expect(
          tab
            .getByText(/2 of \d brokers answered/)
            .filter({ visible: true })
            .first(),
        ).toBeVisible(NAMED),
      ),
    )
    await Promise.all(
      open.map((tab) =>
        expect(
          tab
            .getByText(/brokers? ([\d, ]*, )?3\b/i)
            .filter({ visible: true })
            .first(),
        ).toBeVisible(NAMED),
      ),
    )
  } finally {
    await control.start(3)
  }
  await Promise.all(
    open.map((tab) =>
      expect(
        tab
          .getByText(/3 of \d brokers answered/)
          .filter({ visible: true })
          .first(),
      ).toBeVisible({ timeout: 30_000 }),
    ),
  )
  const over = page.getByRole('list', { name: 'What was wrong', exact: true }).getByRole('listitem')
  await expect(over.filter({ hasText: /Broker down\s*Broker 3/ }).first()).toBeVisible({ timeout: 30_000 })
})

test('a broker freezes: it is named within five seconds, and no call of the API and no page waits for it', async ({
  asAdmin: page,
  api,
}) => {
  const topic = unique('frozen')
  const group = unique('frozen')
  await withTopic(topic, 3, 30)
  await tool('kafka-consumer-groups', '--group', group, '--topic', topic, '--reset-offsets', '--to-earliest', '--execute')
  await untilAllAnswer(api)
  const reads = allReads({ cluster: 'test', broker: '2', topic, group, user: CONSOLE_USER, partition: '0' }).filter(({ path }) =>
    path.includes('{cluster}'),
  )
  const read = async (url: string) => expect((await api.get(url)).status(), url).toBe(200)
  const open = async (path: string) => {
    await page.goto(path)
    await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  }
  const usual = new Map<string, number>()
  for (const path of PAGES) usual.set(path, await timed(() => open(path)))
  await page.goto('/clusters/test')
  await expect(
    page
      .getByText(/3 of \d brokers answered/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  // Broker 2 may be the one that coordinates the group or leads the topic: both must be in a picture before.
  for (const known of [`topics/${topic}`, `groups/${group}`]) {
    await expect.poll(async () => (await api.get(`/api/v1/clusters/test/${known}`)).status(), { timeout: 10_000 }).toBe(200)
  }
  await control.signal(2, 'SIGSTOP')
  const frozen = new Map<string, number>()
  try {
    await expect(
      page
        .getByText(/2 of \d brokers answered/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible(NAMED)
    for (const { url } of reads) frozen.set(url, await timed(() => read(url)))
    for (const path of PAGES) {
      frozen.set(path, await timed(() => open(path)))
      await expect(
        page
          .getByText(/brokers? ([\d, ]*, )?2\b/i)
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
    }
  } finally {
    await control.signal(2, 'SIGCONT')
  }
  await expect(
    page
      .getByText(/3 of \d brokers answered/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible({ timeout: 30_000 })
  // Only now: read before, what is kept for a while would have been there when the broker froze.
  for (const { url } of reads) usual.set(url, await timed(() => read(url)))
  const waited = [...frozen].filter(([what, ms]) => ms >= (usual.get(what) ?? 0) + MOST_LONGER_MS)
  expect(waited, 'what took longer than when all brokers answer, in ms').toEqual([])
})
