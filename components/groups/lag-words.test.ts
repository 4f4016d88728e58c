import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { evaluatePartition } from '@/lib/domain/lag/burrow/evaluate-partition'
import { type GroupLagFacts, VERDICT_RULES, verdictOf } from '@/lib/domain/lag/verdict'
import en from '../../messages/en/lag.json'
import ko from '../../messages/ko/lag.json'
import { aPartition } from './partition-fixture'
import { lossWords } from './loss-words'
import { BURROW_RULES, ruleOf, ruleValues } from './rule-values'
import { VERDICT_REASONS, whyVerdict } from './why-verdict'

const NOW = Date.UTC(2026, 10, 21, 7, 30)
const AS_OF = new Date(NOW).toISOString()
const fail = (error: Error) => {
  throw error
}
type Say = ((key: string, values: object) => string) & { markup: (key: string, values: object) => string }
// The cast: keys are made here, and the types of two catalogues differ in every word.
const sayIn = (locale: 'en' | 'ko', messages: typeof en) =>
  createTranslator({ locale, messages, namespace: 'lag', onError: fail }) as unknown as Say
const words = { en: sayIn('en', en), ko: sayIn('ko', ko) }
const markup = { en: words.en.markup, ko: words.ko.markup }
const LANGUAGES = ['en', 'ko'] as const

const facts = (over: Partial<GroupLagFacts>): GroupLagFacts => ({
  hasMembers: true,
  lag: 5000n,
  markersOnly: 0n,
  secondsBehind: 60,
  partitionsOvertaken: 0,
  partitionsStuck: 0,
  partitionsHeldBack: 0,
  lastMovedMs: NOW,
  knownSinceMs: NOW - 3_600_000,
  stuckAfterMs: 120_000,
  history: () => [],
  ...over,
})
const history = (lagAt: (minute: number) => number) => () =>
  Array.from({ length: 6 }, (_, minute) => ({ atMs: NOW - (5 - minute) * 60_000, lag: lagAt(minute) }))

/** One group for each rule of a verdict. */
const GROUPS: Record<string, Partial<GroupLagFacts>> = {
  'few-records': { lag: 4n },
  'only-markers': { lag: 5000n, markersOnly: 4998n },
  seconds: { secondsBehind: 1.4 },
  'commit-before-log-start': { partitionsOvertaken: 2 },
  'partition-without-commits': { partitionsStuck: 1 },
  'no-commits': { lastMovedMs: NOW - 840_000, secondsBehind: 900 },
  'open-transaction': { partitionsHeldBack: 1 },
  'lag-grows': { history: history((minute) => 1000 * minute) },
  'lag-does-not-grow': { history: history(() => 5000) },
  'watched-too-short': {},
  'no-members': { hasMembers: false },
  'no-lag': { lag: null },
}

describe('every rule of a verdict has words', () => {
  it('and there is a group here for each', () => expect(Object.keys(GROUPS).toSorted()).toEqual([...VERDICT_REASONS].toSorted()))

  it.each(Object.entries(GROUPS))('%s', (reason, over) => {
    const { because, figures } = verdictOf(facts(over), NOW)
    expect(because).toBe(reason)
    const why = whyVerdict({ verdictBecause: because, verdictFigures: figures, partitions: [] })
    const said = LANGUAGES.map((language) => words[language](`why.${why?.reason}`, why?.values ?? {}))
    for (const text of said) expect(text).not.toMatch(/undefined|NaN|[{}]/)
    expect(said[0]).not.toBe(said[1])
  })

  it('of which the silence of a stopped partition is one figure', () => {
    const { because, figures } = verdictOf(facts({ partitionsStuck: 1 }), NOW)
    const burrow = { status: 'STOP' as const, rule: 4, figures: { silentMs: 840_000 }, complete: 1 }
    const why = whyVerdict({ verdictBecause: because, verdictFigures: figures, partitions: [aPartition({ burrow })] })
    expect(words.en(`why.${why?.reason}`, why?.values ?? {})).toBe('No commit for 14 m on 1 partition while records wait (limit 2 m).')
    expect(why?.values.limit).toBe(`${VERDICT_RULES.stuckMs / 60_000} m`)
  })

  it('and one that is not known here has none', () => {
    expect(whyVerdict({ verdictBecause: 'a-rule-to-come', verdictFigures: {}, partitions: [] })).toBe(null)
  })
})

/** A window of commits, 10 s apart; offset and lag of each. */
const commits = (...all: [number, number | null][]) =>
  all.map(([offset, lag], index) => ({
    offset: BigInt(offset),
    order: BigInt(index),
    timestampMs: NOW - (all.length - index) * 10_000,
    observedAtMs: NOW,
    lag: lag === null ? null : BigInt(lag),
  }))
const WINDOW = { intervals: 10, brokerEnds: [9000n], currentLag: 500n, nowSeconds: NOW / 1000, allowedLag: 0n, minimumComplete: 0 }
const late = { nowSeconds: NOW / 1000 + 840 }

/** What each of the nine rules decides, and how that is said. */
const PARTITIONS: [number, Partial<Parameters<typeof evaluatePartition>[0]>, string][] = [
  [1, {}, 'No commit is in the window, so there is nothing to judge.'],
  [2, { window: commits([10, 1]), minimumComplete: 0.5 }, 'The window holds 1 of 10 commits; it is judged from 50 % full on.'],
  [3, { window: commits([10, 1]), currentLag: 0n }, 'Nothing waits now.'],
  [3, { window: commits([10, 1]), allowedLag: 600n }, '500 records wait now, and up to 600 are allowed.'],
  [
    4,
    { window: commits([8000, 40], [8500, 50]), ...late },
    'No commit for 14 m 10 s, which is longer than the 10 s that the whole window spans, while 500 records wait after 8,500; the log’s end was at 9,000 or beyond at every look.',
  ],
  [
    5,
    { window: commits([8000, 40], [7000, 50]) },
    /^The commit went back from 8,000 to 7,000 at .+, and has not come to 8,000 again; now it is 7,000\.$/.source,
  ],
  [
    6,
    { window: commits([8000, 0], [8100, 50], [8200, 60]) },
    /^At .+ the commit of 8,000 left nothing behind: it has been at the end within this window\.$/.source,
  ],
  [
    7,
    { window: commits([8000, 10], [8000, 20], [8000, 30]) },
    'All 3 commits of the window, over 20 s, are of the same offset, 8,000, while 500 records wait.',
  ],
  [
    8,
    { window: commits([8000, 10], [8100, 20], [8200, 30]) },
    'Lag never became less over 3 commits in 20 s: 10 records at first, 30 at last.',
  ],
  [
    8,
    { window: commits([8000, null], [8100, 20], [8200, null]) },
    'Fewer than two lags of the window’s 3 commits are known, so none is seen to become less.',
  ],
  [9, { window: commits([8000, 30], [8100, 20], [8200, 25]) }, 'Lag became less within the window, from 30 to 20 records; 500 wait now.'],
]

describe('when retention reaches what is unread', () => {
  const LOSSES: [number | null, number | null][] = [
    [10_800, 12_000],
    [10_800, 10_830],
    [10_800, null],
    [0, 12_000],
    [0, null],
    [null, 12_000],
  ]

  it.each(LOSSES)('%s to %s s', (atLeastSeconds, atMostSeconds) => {
    const values = { ...lossWords({ by: 'time', atLeastSeconds, atMostSeconds }), by: 'time', b: (parts: string) => parts }
    for (const language of LANGUAGES) {
      const said = ['inList', 'range'].map((key) => words[language](`outlook.${key}`, values))
      for (const text of [...said, markup[language]('outlook.loss', values)]) expect(text).not.toMatch(/undefined|NaN|[{}]/)
    }
  })

  it('is said as the range that segments allow', () => {
    const said = (atLeastSeconds: number | null) =>
      markup.en('outlook.loss', {
        ...lossWords({ by: 'time', atLeastSeconds, atMostSeconds: 12_000 }),
        by: 'time',
        b: (parts: string) => parts,
      })
    expect(said(10_800)).toBe('Retention reaches the first unread record in 3 h to 3 h 20 m.')
    expect(said(null)).toBe('Retention reaches the first unread record in 3 h 20 m at the latest.')
  })
})

describe('each of Burrow’s nine rules has words with its figures', () => {
  it('and there is a partition here for each', () =>
    expect(new Set(PARTITIONS.map(([rule]) => String(rule)))).toEqual(new Set(BURROW_RULES)))

  it.each(PARTITIONS)('%i', (rule, over, said) => {
    const { status, rule: decided, figures, complete } = evaluatePartition({ ...WINDOW, window: [], ...over })
    expect(decided).toBe(rule)
    const burrow = { status, rule: decided, figures, complete }
    const key = `burrow.rules.${ruleOf(burrow)}`
    expect(words.en(key, ruleValues(burrow, AS_OF))).toMatch(said.startsWith('^') ? new RegExp(said) : said)
    expect(words.ko(key, ruleValues(burrow, AS_OF))).not.toMatch(/undefined|NaN|none|[{}]/)
  })

  it('and each status a plain meaning', () => {
    for (const status of ['OK', 'WARN', 'STOP', 'STALL', 'REWIND']) {
      for (const language of LANGUAGES) expect(words[language](`burrow.means.${status}`, {})).not.toBe('')
    }
  })
})
