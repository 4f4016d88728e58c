import { ROUND_MS } from '../fixtures/accounts'
import { expect, test } from '../fixtures/console'
import { drivenConsumer } from '../fixtures/driven-consumer'
import { unique, withTopic } from '../fixtures/kafka'

/** Two rounds, and the time of a browser to ask and draw. */
const TWO_ROUNDS = { timeout: 2 * ROUND_MS + 1_500 }
/** Commits of a window, and rounds whose ends Burrow's STOP looks at. */
const WINDOW = 10

test('a consumer keeps up, goes back, stalls, falls behind, loses records and stops: its page, the API and Burrow’s API follow', async ({
  asAdmin: page,
  api,
}) => {
  test.setTimeout(180_000)
  const topic = unique('driven')
  const group = unique('driven-reader')
  await withTopic(topic, 1, 3)
  const consumer = await drivenConsumer(group, topic)

  /** Wherever the status can be seen. */
  const shows = async (status: string, ofGroup: 'OK' | 'WARN' | 'ERR', how = TWO_ROUNDS) => {
    const row = page.getByRole('table', { name: 'Partitions' }).getByRole('row').filter({ hasText: topic })
    const told = async () => {
      const answer = await api.get(`/api/v1/clusters/test/groups/${group}`)
      const { burrow, partitions = [] } = (await answer.json()) as {
        burrow?: { status: string }
        partitions?: { burrow: { status: string } }[]
      }
      return [burrow?.status, partitions[0]?.burrow.status]
    }
    const burrow = async () => {
      const answer = await api.get(`/v3/kafka/test/consumer/${group}/lag`)
      const { status } = (await answer.json()) as { status: { status: string; partitions: { status: string }[] } }
      return [status.status, status.partitions[0]?.status]
    }
    await Promise.all([
      expect(row).toContainText(status, how),
      expect(page.getByText(`Burrow: ${ofGroup}`)).toBeVisible(how),
      expect.poll(told, how).toEqual([ofGroup, status]),
      expect.poll(burrow, how).toEqual([ofGroup, status]),
    ])
  }
  const partition = async () => {
    const answer = await api.get(`/api/v1/clusters/test/groups/${group}/partitions/${topic}/0`)
    return (await answer.json()) as {
      partition: { logEnd: string }
      window: { offset: string; lag: string; committedAt: string }[]
    }
  }
  const commits = (count: number, timeout = 40_000) => expect.poll(() => consumer.commits(), { timeout }).toBeGreaterThanOrEqual(count)

  try {
    await expect.poll(async () => (await api.get(`/api/v1/clusters/test/groups/${group}`)).status(), { timeout: 20_000 }).toBe(200)
    await page.goto(`/clusters/test/groups/${group}`)
    await expect(page.getByText(/^Caught up/).first()).toBeVisible({ timeout: 20_000 })
    await commits(6)
    await shows('OK', 'OK')

    await test.step('goes back', async () => {
      consumer.does((_, last) => (consumer.commits() === 0 ? 0 : last + 1), 1_000)
      await commits(1)
      await shows('REWIND', 'ERR')
      consumer.does((end) => end)
      await commits(2)
      await shows('OK', 'OK')
    })

    await test.step('commits the same again', async () => {
      consumer.does((_, last) => last, 1_200)
      // The first of them may still have been at the end.
      await commits(3 + WINDOW)
      await shows('STALL', 'ERR')
      consumer.does((end) => end)
      await commits(2)
      await shows('OK', 'OK')
    })

    await test.step('commits, but always further behind', async () => {
      // Burrow knows the end of a log as the last round had it: of two commits held against the same end the later is less behind.
      const hasNewerEnd = async (last: number) => {
        const { partition: now, window } = await partition()
        const newest = window.at(-1)
        return Number(newest?.offset) === last && Number(now.logEnd) > last + Number(newest?.lag)
      }
      consumer.does(async (_, last) => {
        await expect.poll(() => hasNewerEnd(last), { intervals: [200] }).toBe(true)
        return last + 1
      })
      await commits(3 + WINDOW)
      await shows('WARN', 'WARN')
    })

    await test.step('records are gone before it has read them', async () => {
      await consumer.deleteRecords()
      // Log starts are read every second round only.
      await expect(page.getByText(/^Losing data/).first()).toBeVisible({ timeout: 2 * TWO_ROUNDS.timeout })
      consumer.does((end) => end)
      await commits(2)
      await expect(page.getByText(/^Caught up/).first()).toBeVisible(TWO_ROUNDS)
    })

    await test.step('leaves', async () => {
      await consumer.leave()
      const { window } = await partition()
      const [first, last] = [Date.parse(window[0]?.committedAt ?? ''), Date.parse(window.at(-1)?.committedAt ?? '')]
      await expect(page.getByText(/^Inactive/).first()).toBeVisible(TWO_ROUNDS)
      // Silent for longer than its window spans, and behind in all the ends that are kept.
      const dueMs = Math.max(last + (last - first) - Date.now(), WINDOW * ROUND_MS)
      await shows('STOP', 'ERR', { timeout: dueMs + TWO_ROUNDS.timeout })
    })
    expect(consumer.failures).toEqual([])
  } finally {
    await consumer.end()
  }
})
