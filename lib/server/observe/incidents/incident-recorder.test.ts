import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentStore } from '../../store/history/incident-store'
import { openHistory } from '../../store/history/open-history'
import { partitionState, topicState } from '../../test/snapshot-fixtures'
import type { Finding } from '../snapshot'
import { INCIDENT_RULES, IncidentRecorder } from './incident-recorder'

const NOON = Date.UTC(2026, 10, 17, 12)
const ROUND = 10_000
const MINUTE = 60_000
const ALL = { from: 0, to: 8.64e15 }

const STUCK: Finding = {
  id: 'group-stuck:billing',
  kind: 'group-stuck',
  severity: 'danger',
  since: { at: NOON, atLeast: false },
  subject: 'billing',
  rack: null,
  count: 1,
  figures: { lag: '5' },
  topics: ['orders'],
  groups: ['billing'],
}
const NOTE: Finding = { ...STUCK, id: 'single-copy', kind: 'single-copy', severity: 'note' }

/** Rounds of one cluster, on a store that outlives the recorder. */
class Rounds {
  readonly store: IncidentStore = openHistory(':memory:').incidents
  recorder = new IncidentRecorder(this.store)

  async round(at: number, findings: readonly Finding[], topics = new Map<string, ReturnType<typeof topicState>>()): Promise<void> {
    this.recorder.note({ cluster: 'prod', takenAt: at, findings, topics })
    await this.recorder.write(at)
  }

  async every(from: number, to: number, findings: readonly Finding[]): Promise<void> {
    for (let at = from; at < to; at += ROUND) await this.round(at, findings)
  }

  /** As after `kill -9`. */
  restart(): void {
    this.recorder = new IncidentRecorder(this.store)
  }

  async over() {
    return (await this.recorder.read('prod', ALL)).incidents
  }
}

describe('an incident', () => {
  test('lasts from when it began to the first picture without it', async () => {
    const rounds = new Rounds()
    await rounds.every(NOON + ROUND, NOON + 5 * MINUTE, [STUCK, NOTE])
    expect(await rounds.over()).toEqual([])
    expect(rounds.recorder.sinceOf('prod', STUCK)).toEqual(STUCK.since)
    await rounds.round(NOON + 5 * MINUTE, [])
    expect(await rounds.over()).toMatchObject([
      {
        id: 'group:billing',
        kind: 'group-stuck',
        from: NOON,
        fromAtLeast: false,
        to: NOON + 5 * MINUTE,
        toAtLeast: false,
        isOver: true,
        figures: { lag: '5' },
      },
    ])
    expect(rounds.recorder.sinceOf('prod', STUCK)).toBeNull()
  })

  test('is one where what is found wavers, and two where it was over for a while', async () => {
    const rounds = new Rounds()
    await rounds.round(NOON, [STUCK])
    await rounds.every(NOON + ROUND, NOON + MINUTE, [])
    await rounds.round(NOON + MINUTE, [STUCK])
    expect(await rounds.over()).toEqual([])
    const again = { ...STUCK, since: { at: NOON + 9 * MINUTE, atLeast: false } }
    await rounds.every(NOON + MINUTE + ROUND, NOON + 9 * MINUTE, [])
    await rounds.round(NOON + 9 * MINUTE, [again])
    await rounds.round(NOON + 9 * MINUTE + ROUND, [])
    expect((await rounds.over()).map(({ from, to }) => [from, to])).toEqual([
      [NOON + 9 * MINUTE, NOON + 9 * MINUTE + ROUND],
      [NOON, NOON + MINUTE + ROUND],
    ])
  })

  test('of a group goes on while its verdict changes, and is told by the worst of them', async () => {
    const rounds = new Rounds()
    const behind: Finding = { ...STUCK, id: 'group-falling-behind:billing', kind: 'group-falling-behind', severity: 'warn' }
    await rounds.every(NOON, NOON + MINUTE, [behind])
    await rounds.every(NOON + MINUTE, NOON + 2 * MINUTE, [STUCK])
    await rounds.every(NOON + 2 * MINUTE, NOON + 3 * MINUTE, [behind])
    expect(await rounds.over()).toEqual([])
    expect(rounds.recorder.sinceOf('prod', behind)).toBeNull()
    await rounds.round(NOON + 3 * MINUTE, [])
    expect(await rounds.over()).toMatchObject([{ kind: 'group-stuck', from: NOON, to: NOON + 3 * MINUTE }])
  })

  test('in which records were lost is told so, whatever it was besides; and with the most that waited', async () => {
    const rounds = new Rounds()
    const losing: Finding = { ...STUCK, id: 'group-losing-data:billing', kind: 'group-losing-data', count: 1 }
    await rounds.round(NOON, [{ ...STUCK, count: 3, figures: { lag: '5' } }])
    await rounds.round(NOON + ROUND, [{ ...STUCK, count: 3, figures: { lag: '5000000' } }])
    await rounds.round(NOON + 2 * ROUND, [{ ...STUCK, count: 3, figures: { lag: '9' } }])
    await rounds.round(NOON + 3 * ROUND, [])
    expect(await rounds.over()).toMatchObject([{ kind: 'group-stuck', figures: { lag: '5000000' } }])
    await rounds.round(NOON + 4 * ROUND, [losing])
    await rounds.round(NOON + 5 * ROUND, [{ ...STUCK, count: 3 }])
    await rounds.round(NOON + 6 * ROUND, [])
    expect(await rounds.over()).toMatchObject([{ kind: 'group-losing-data', count: 1 }])
  })

  test('that was something else before does not say since when it is what it is', async () => {
    const rounds = new Rounds()
    const behind: Finding = { ...STUCK, id: 'group-falling-behind:billing', kind: 'group-falling-behind', severity: 'warn' }
    await rounds.round(NOON, [behind])
    expect(rounds.recorder.sinceOf('prod', behind)).toEqual(STUCK.since)
    await rounds.round(NOON + ROUND, [STUCK])
    expect(rounds.recorder.sinceOf('prod', STUCK)).toBeNull()
    rounds.restart()
    await rounds.round(NOON + 2 * ROUND, [STUCK])
    expect(rounds.recorder.sinceOf('prod', STUCK)).toBeNull()
  })

  test('begins no sooner than the one before it was over', async () => {
    const rounds = new Rounds()
    await rounds.round(NOON, [STUCK])
    await rounds.every(NOON + ROUND, NOON + 5 * MINUTE, [])
    await rounds.round(NOON + 5 * MINUTE, [{ ...STUCK, since: { at: NOON - MINUTE, atLeast: false } }])
    await rounds.round(NOON + 5 * MINUTE + ROUND, [])
    expect((await rounds.over()).map(({ from, to }) => [from, to])).toEqual([
      [NOON + ROUND, NOON + 5 * MINUTE + ROUND],
      [NOON, NOON + ROUND],
    ])
  })

  test('of topics keeps the names it had at any time, each with the most of it', async () => {
    const rounds = new Rounds()
    const offline = (name: string, count: number) =>
      topicState(
        name,
        Array.from({ length: count }, (_, partition) => partitionState(partition, { health: ['offline'] })),
      )
    const round = (at: number, counts: Record<string, number>) => {
      const topics = new Map(Object.entries(counts).map(([name, count]) => [name, offline(name, count)]))
      const about = { topics: [...topics.keys()], groups: [], count: Object.values(counts).reduce((sum, count) => sum + count, 0) }
      return rounds.round(at, [{ ...STUCK, id: 'partitions-offline', kind: 'partitions-offline', ...about }], topics)
    }
    await round(NOON, { 'orders-eu': 1 })
    await round(NOON + ROUND, { payroll: 5 })
    await rounds.round(NOON + 2 * ROUND, [])
    const [incident] = await rounds.over()
    expect(incident?.names.map(({ name, count }) => [name, count])).toEqual([
      ['orders-eu', 1],
      ['payroll', 5],
    ])
    expect(incident).toMatchObject({ count: 5, named: 1 })
  })

  test('stays in sight however many short warnings came after it', async () => {
    const rounds = new Rounds()
    await rounds.round(NOON, [STUCK])
    const warning = (n: number): Finding => ({
      ...STUCK,
      id: `w${n}`,
      kind: 'under-replicated',
      severity: 'warn',
      since: { at: NOON + n * ROUND, atLeast: false },
      groups: [],
    })
    for (let n = 1; n <= 1_100; n += 1) await rounds.round(NOON + n * ROUND, [warning(n)])
    expect((await rounds.over()).map(({ kind }) => kind)).toEqual(['group-stuck'])
  })

  test('that was a warning for seconds is not told; one that was danger is', async () => {
    const rounds = new Rounds()
    const short: Finding = { ...STUCK, id: 'under-replicated', kind: 'under-replicated', severity: 'warn', groups: [] }
    await rounds.round(NOON, [short, STUCK])
    await rounds.round(NOON + ROUND, [])
    expect((await rounds.over()).map(({ kind }) => kind)).toEqual(['group-stuck'])
  })

  test('is told as it was at its worst, with how much of it each topic had', async () => {
    const rounds = new Rounds()
    const offline = (...partitions: number[]) => partitions.map((partition) => partitionState(partition, { health: ['offline'] }))
    const found = (count: number, topics: string[]): Finding => ({
      ...STUCK,
      id: 'partitions-offline',
      kind: 'partitions-offline',
      subject: topics[0] ?? '',
      count,
      figures: { partition: 3 },
      topics,
      groups: ['billing'],
    })
    const mail = topicState('mail', offline(0))
    await rounds.round(NOON, [found(1, ['mail'])], new Map([['mail', mail]]))
    const orders = topicState('orders', [partitionState(0), ...offline(3, 4)])
    await rounds.round(
      NOON + ROUND,
      [found(3, ['orders', 'mail'])],
      new Map([
        ['orders', orders],
        ['mail', mail],
      ]),
    )
    await rounds.round(NOON + 2 * ROUND, [found(1, ['mail'])], new Map([['mail', mail]]))
    await rounds.round(NOON + 3 * ROUND, [])
    const names = [
      { name: 'mail', count: 1, partition: 0 },
      { name: 'orders', count: 2, partition: 3 },
    ]
    expect(await rounds.over()).toMatchObject([{ subject: 'orders', count: 3, of: 'topics', named: 2, names }])
  })
})

describe('when nobody looked', () => {
  test('for a while, what is found before and after went on all the time, also where it is not found at once', async () => {
    const rounds = new Rounds()
    await rounds.every(NOON, NOON + 5 * MINUTE, [STUCK])
    rounds.restart()
    const back = NOON + 10 * MINUTE
    await rounds.round(back, [])
    expect(await rounds.over()).toMatchObject([{ toAtLeast: true }])
    const anew = { ...STUCK, since: { at: back, atLeast: true } }
    await rounds.round(back + MINUTE, [anew])
    expect(await rounds.over()).toEqual([])
    expect(rounds.recorder.sinceOf('prod', STUCK)).toEqual(STUCK.since)
    await rounds.round(back + 2 * MINUTE, [])
    expect((await rounds.over()).map(({ from, to }) => [from, to])).toEqual([[NOON, back + 2 * MINUTE]])
  })

  test('and it is found right after, before the store could be read, it is still one', async () => {
    const rounds = new Rounds()
    await rounds.every(NOON, NOON + MINUTE, [STUCK])
    rounds.restart()
    rounds.recorder.note({
      cluster: 'prod',
      takenAt: NOON + 2 * MINUTE,
      findings: [{ ...STUCK, since: { at: NOON + 2 * MINUTE, atLeast: true } }],
      topics: new Map(),
    })
    await rounds.round(NOON + 2 * MINUTE + ROUND, [])
    expect((await rounds.over()).map(({ from, to }) => [from, to])).toEqual([[NOON, NOON + 2 * MINUTE + ROUND]])
  })

  test('it was over at a time nobody knows: it lasted to when it was seen last, at least', async () => {
    const rounds = new Rounds()
    await rounds.every(NOON, NOON + 5 * MINUTE + ROUND, [STUCK])
    rounds.restart()
    await rounds.round(NOON + 60 * MINUTE, [])
    const [incident] = await rounds.over()
    expect(incident).toMatchObject({ from: NOON, toAtLeast: true })
    // A crash loses a minute of it at most.
    expect(incident?.to).toBeGreaterThanOrEqual(NOON + 4 * MINUTE)
    expect(incident?.to).toBeLessThanOrEqual(NOON + 5 * MINUTE)
  })

  test('for long, what is found before and after are two', async () => {
    const rounds = new Rounds()
    await rounds.every(NOON, NOON + MINUTE, [STUCK])
    const late = NOON + MINUTE + 2 * INCIDENT_RULES.unwatchedWithin
    const anew = { ...STUCK, since: { at: late, atLeast: true } }
    await rounds.round(late, [anew])
    await rounds.round(late + ROUND, [])
    expect((await rounds.over()).map(({ from, toAtLeast }) => [from, toAtLeast])).toEqual([
      [late, false],
      [NOON, true],
    ])
  })
})

test('a store that cannot be written costs nothing but that it is written later', async () => {
  const rounds = new Rounds()
  const failing: IncidentStore = { ...rounds.store, write: () => Promise.reject(new Error('database is locked')) }
  const recorder = new IncidentRecorder(failing)
  recorder.note({ cluster: 'prod', takenAt: NOON, findings: [STUCK], topics: new Map() })
  await expect(recorder.write(NOON)).rejects.toThrow('locked')
  recorder.note({ cluster: 'prod', takenAt: NOON + ROUND, findings: [], topics: new Map() })
  await expect(recorder.write(NOON + ROUND)).rejects.toThrow('locked')
  expect((await recorder.read('prod', ALL)).incidents).toMatchObject([{ from: NOON, to: NOON + ROUND }])
  failing.write = (incidents) => rounds.store.write(incidents)
  await recorder.write(NOON + 2 * ROUND)
  expect(await rounds.over()).toMatchObject([{ from: NOON, to: NOON + ROUND }])
})

test('a store that cannot be read is said, and what is in memory is told', async () => {
  const rounds = new Rounds()
  await rounds.round(NOON, [STUCK])
  rounds.store.over = () => Promise.reject(new Error('database is locked'))
  await rounds.round(NOON + ROUND, [])
  expect(await rounds.recorder.read('prod', ALL)).toMatchObject({ isWhole: false, incidents: [{ from: NOON }] })
})

test('however it comes and goes, and whatever happens to the console: each moment it was found lies in an incident, and none overlap', async () => {
  const steps = fc.array(fc.record({ isFound: fc.boolean(), isKilled: fc.boolean(), afterRounds: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const rounds = new Rounds()
      const found: number[] = []
      let at = NOON
      let since = 0
      for (const { isFound, isKilled, afterRounds } of all) {
        at += afterRounds * ROUND
        if (isKilled) rounds.restart()
        if (!isFound || isKilled) since = 0
        if (isFound) {
          since ||= at
          found.push(at)
        }
        await rounds.round(at, isFound ? [{ ...STUCK, since: { at: since, atLeast: isKilled } }] : [])
      }
      await rounds.round(at + ROUND, [])
      const times = (await rounds.over()).toSorted((a, b) => a.from - b.from)
      // A kill loses a minute of what went on.
      const isIn = (one: number) => times.some(({ from, to, toAtLeast }) => from <= one && one <= (toAtLeast ? to + MINUTE : to))
      expect(found.filter((one) => !isIn(one))).toEqual([])
      for (const [index, { from, to }] of times.entries()) {
        expect(from).toBeLessThanOrEqual(to)
        expect(from).toBeGreaterThan(times[index - 1]?.to ?? 0)
        expect(found).toContain(from)
      }
    }),
    { numRuns: 200 },
  )
})
