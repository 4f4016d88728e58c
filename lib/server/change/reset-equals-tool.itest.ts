import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool, kafkaToolCommand } from '@/cluster/kafka-tools'
import { formatOffsetsCsv, parseOffsetsCsv } from '@/lib/domain/offsets/offsets-csv'
import { rowText } from './look/row-text'
import { settled } from '../test/changes'
import { OffsetsBench } from '../test/offsets-bench'

const QUARTER_HOUR_MS = 15 * 60_000
/** Its 40 records are a quarter of an hour apart, and now is in the middle between two: the tool's clock and ours may differ by minutes. */
const beganMs = Date.now() - 40.5 * QUARTER_HOUR_MS

const bench = new OffsetsBench('equals')
const groups = [bench.name('one'), bench.name('two')]
const [group = '', second = ''] = groups
let topic = ''
let other = ''

/** `<group> <topic> <partition> <offset>`, in order. */
type Lines = string[]

const toolArgs = (of: readonly string[], ...args: string[]) => [
  '--bootstrap-server',
  bench.bootstrap.join(','),
  ...of.flatMap((name) => ['--group', name]),
  '--reset-offsets',
  '--dry-run',
  ...args,
]
const toLines = (printed: string): Lines =>
  printed
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words.length === 4 && groups.includes(words[0] ?? ''))
    .map((words) => words.join(' '))
    .toSorted()

async function planned(of: readonly string[], to: object, topics?: object): Promise<Lines> {
  const plans = await Promise.all(of.map((name) => bench.plan(name, to, topics ? { topics } : {})))
  return plans
    .flatMap(({ rows }, index) =>
      rows.map((row) => `${of[index]} ${row.of['topic']} ${row.of['partition']} ${rowText(row.after?.['offset'])}`),
    )
    .toSorted()
}

interface Scenario {
  name: string
  args: () => string[]
  to: () => object
  topics?: () => object
  groups?: string[]
}
const at = (quarters: number) => new Date(beganMs + quarters * QUARTER_HOUR_MS)
/** The same moment as a clock five and a half hours ahead shows it. */
const inKolkata = (time: Date) => new Date(time.getTime() + 22 * QUARTER_HOUR_MS).toISOString().replace('Z', '+05:30')
const whole = () => ['--topic', topic]
const wholeOurs = () => [{ topic }]

/** Partitions: 0 plain; 1 begins at 15; 2 empty; 3 without a commit; 4 all deleted, its commit below the log. */
const SCENARIOS: Scenario[] = [
  { name: 'to-earliest, a topic', args: () => [...whole(), '--to-earliest'], to: () => ({ type: 'earliest' }), topics: wholeOurs },
  { name: 'to-latest, all topics', args: () => ['--all-topics', '--to-latest'], to: () => ({ type: 'latest' }) },
  { name: 'to-current, a topic', args: () => [...whole(), '--to-current'], to: () => ({ type: 'current' }), topics: wholeOurs },
  {
    name: 'to-offset inside some, below others, beyond others',
    args: () => [...whole(), '--to-offset', '12'],
    to: () => ({ type: 'offset', offset: '12' }),
    topics: wholeOurs,
  },
  {
    name: 'shift-by, forwards, some partitions of one topic and all of another',
    args: () => ['--topic', `${topic}:0,1`, '--topic', `${other}:0`, '--shift-by', '25'],
    to: () => ({ type: 'shift', by: '25' }),
    topics: () => [
      { topic, partitions: [0, 1] },
      { topic: other, partitions: [0] },
    ],
  },
  {
    name: 'shift-by, backwards, all topics',
    args: () => ['--all-topics', '--shift-by', '-7'],
    to: () => ({ type: 'shift', by: '-7' }),
  },
  {
    name: 'to-datetime with a zone',
    args: () => [...whole(), '--to-datetime', inKolkata(at(20))],
    to: () => ({ type: 'timestamp', at: inKolkata(at(20)) }),
    topics: wholeOurs,
  },
  {
    name: 'to-datetime between two records, in UTC',
    args: () => ['--all-topics', '--to-datetime', new Date(at(20).getTime() + 1).toISOString()],
    to: () => ({ type: 'timestamp', at: new Date(at(20).getTime() + 1).toISOString() }),
  },
  {
    name: 'to-datetime after the last record',
    args: () => [...whole(), '--to-datetime', at(400).toISOString()],
    to: () => ({ type: 'timestamp', at: at(400).toISOString() }),
    topics: wholeOurs,
  },
  {
    name: 'by-duration',
    args: () => [...whole(), '--by-duration', 'PT5H'],
    to: () => ({ type: 'duration', iso: 'PT5H' }),
    topics: wholeOurs,
  },
]
const CSV_OF_TWO = 'a CSV of two groups'
const CSV_OF_ONE = 'a CSV of one group, outside the log'
const toolAnswers = new Map<string, string>()

/** A JVM is 2 seconds of a whole processor. */
async function twoAtATime(jobs: (() => Promise<void>)[]): Promise<void> {
  const left = [...jobs]
  const work = async () => {
    for (let job = left.shift(); job; job = left.shift()) await job()
  }
  await Promise.all([work(), work()])
}

const csvFile = (name: string, text: string) => {
  const path = join(bench.directory, name)
  writeFileSync(path, text)
  return path
}
/** Inside, below and beyond. */
const given = (of: string | null) =>
  [
    [0, 33n],
    [1, 3n],
    [2, 8n],
    [3, 30n],
    [4, 20n],
  ].map(([partition, offset]) => ({ group: of, topic, partition: Number(partition), offset: BigInt(offset ?? 0) }))
const toRows = (rows: readonly { topic: string; partition: number; offset: bigint }[]) => ({
  type: 'rows',
  rows: rows.map((row) => ({ topic: row.topic, partition: row.partition, offset: String(row.offset) })),
})

beforeAll(async () => {
  await bench.open()
  const recordAt = (n: number) => beganMs + n * QUARTER_HOUR_MS
  topic = await bench.topic('topic', [40, 40, 0, 30, 20], { at: recordAt })
  other = await bench.topic('other', [10, 10], { at: recordAt })
  await bench.admin.deleteTopicRecords({
    topic,
    partitions: [
      { partition: 1, offset: '15' },
      { partition: 4, offset: '20' },
    ],
  })
  await Promise.all([
    bench.commit(group, topic, [10, 20, 0, null, 5]),
    bench.commit(second, topic, [39, 15, null, null, 20]),
    bench.commit(group, other, [4]),
    bench.commit(second, other, [9]),
  ])
  const ask = (name: string, args: string[]) => async () => void toolAnswers.set(name, await kafkaTool('kafka-consumer-groups', ...args))
  await twoAtATime([
    ...SCENARIOS.map(({ name, args }) => ask(name, toolArgs(groups, ...args()))),
    ask(CSV_OF_TWO, toolArgs(groups, '--from-file', csvFile('two.csv', formatOffsetsCsv(groups.flatMap((of) => given(of)))))),
    ask(CSV_OF_ONE, toolArgs([group], '--from-file', csvFile('one.csv', formatOffsetsCsv(given(null))))),
    ask('export of two', toolArgs(groups, ...whole(), '--to-offset', '12', '--export')),
    ask('export of one', toolArgs([second], '--all-topics', '--shift-by', '-3', '--export')),
  ])
}, 120_000)

afterAll(async () => {
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('what is planned for two groups is what Kafka’s own tool prints', () => {
  test.each(SCENARIOS)('$name', async ({ name, to, topics }) => {
    const tool = toLines(toolAnswers.get(name) ?? '')
    // Every scenario is about at least one partition of each group.
    expect(new Set(tool.map((line) => line.split(' ')[0]))).toEqual(new Set(groups))
    expect(await planned(groups, to(), topics?.())).toEqual(tool)
  })

  test('and a time with a zone is the moment it says, a duration goes back from now', () => {
    expect(toLines(toolAnswers.get('to-datetime with a zone') ?? '')).toContain(`${group} ${topic} 0 20`)
    const [, , , offset] = toLines(toolAnswers.get('by-duration') ?? '')[0]?.split(' ') ?? []
    expect(offset).toBe('21')
  })

  test('and at the same moment nothing was committed by either', async () => {
    expect(await bench.committed(group, topic)).toEqual(['10', '20', '0', '-1', '5'])
    expect(await bench.committed(second, topic)).toEqual(['39', '15', '-1', '-1', '20'])
  })
})

describe('CSV', () => {
  test('written here is read by the tool, which sets the same for each of two groups', async () => {
    const tool = toLines(toolAnswers.get(CSV_OF_TWO) ?? '')
    expect(tool).toHaveLength(10)
    expect(await planned(groups, toRows(given(null)))).toEqual(tool)
  })

  test('of one group leaves its name out', async () => {
    const tool = toLines(toolAnswers.get(CSV_OF_ONE) ?? '')
    expect(tool).toEqual([0, 1, 2, 3, 4].map((partition, index) => `${group} ${topic} ${partition} ${[33, 15, 0, 30, 20][index]}`))
    expect(await planned([group], toRows(given(null)))).toEqual(tool)
  })

  test.each([
    ['export of two', 10],
    ['export of one', 4],
  ])('%s by the tool is read here and sets the same', async (name, count) => {
    const parsed = parseOffsetsCsv(toolAnswers.get(name) ?? '')
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors))
    expect(parsed.rows).toHaveLength(count)
    for (const [of, rows] of Map.groupBy(parsed.rows, (row) => row.group ?? second)) {
      const wanted = rows.map((row) => `${of} ${row.topic} ${row.partition} ${row.offset}`).toSorted()
      expect(await planned([of], toRows(rows))).toEqual(wanted)
    }
  })
})

describe('what the tool only warns of in passing', () => {
  test('is marked on each partition, counted, and refused where that was asked for', async () => {
    const plan = await bench.plan(group, { type: 'offset', offset: '12' }, { topics: wholeOurs() })
    expect(plan.rows.map(({ of, after, about, marks }) => [of['partition'], after?.['offset'], about['requested'], marks])).toEqual([
      [0, '12', '12', []],
      [1, '15', '12', ['clamped-to-start']],
      [2, '0', '12', ['clamped-to-end']],
      [3, '12', '12', ['no-commit']],
      [4, '20', '12', ['clamped-to-start']],
    ])
    expect(plan.totals.find(({ code }) => code === 'out-of-range')).toMatchObject({ value: 3, partitions: 3 })
    const warned = (code: string) => plan.warnings.find((warning) => warning.code === code)?.names
    expect(warned('reset.clampedToStart')).toEqual([`${topic}-1`, `${topic}-4`])
    expect(warned('reset.clampedToEnd')).toEqual([`${topic}-2`])
    await expect(bench.plan(group, { type: 'offset', offset: '12' }, { topics: wholeOurs(), outOfRange: 'refuse' })).rejects.toMatchObject({
      code: 'bad-request',
      details: { fields: [{ path: 'input.outOfRange', message: expect.stringContaining(`${topic}-1 holds 15 to 40, 12`) }] },
    })
  })

  test('a shift without a commit gives up the whole reset, as in the tool, and names the partition', async () => {
    await expect(bench.plan(group, { type: 'shift', by: '-1' }, { topics: wholeOurs() })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(`${topic}-3`),
    })
  })
})

test('the command that is shown, pasted into a shell, commits what was planned', async () => {
  const [java, script] = [await kafkaToolCommand('kafka-consumer-groups', []), join(bench.directory, 'pasted.sh')]
  const plan = await bench.plan(second, toRows(given(null)))
  const shim = `kafka-consumer-groups.sh() { java ${java.map((word) => `'${word}'`).join(' ')} "$@"; }\n`
  writeFileSync(script, `set -e\nKAFKA=${bench.bootstrap.join(',')}\n${shim}${plan.command}\n`)
  expect(readFileSync(script, 'utf8')).toContain('--execute')
  await promisify(execFile)('bash', [script])
  const commits = await bench.committed(second, topic)
  expect(commits).toEqual(['33', '15', '0', '30', '20'])
  expect(plan.rows.map((row) => row.after?.['offset'])).toEqual(commits)
}, 30_000)

test('what is applied is what the tool said it would be', async () => {
  const plan = await bench.plan(group, { type: 'offset', offset: '12' }, { topics: wholeOurs() })
  expect(await settled(bench.changes, (await bench.apply(plan)).id)).toMatchObject({ state: 'done' })
  const name = 'to-offset inside some, below others, beyond others'
  const tool = toLines(toolAnswers.get(name) ?? '').filter((line) => line.startsWith(`${group} `))
  expect((await bench.committed(group, topic)).map((offset, partition) => `${group} ${topic} ${partition} ${offset}`)).toEqual(tool)
})
