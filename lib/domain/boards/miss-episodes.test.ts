import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KnownSpan, type Sample, knownSpans } from './known-span'
import { type MissEpisode, followMisses, lateSince } from './miss-episodes'

const ROUND = 10
const RULE = { targetSeconds: 60, apartMs: 2 * ROUND }

function rounds(...seconds: (number | null)[]): Sample[] {
  return seconds.map((value, index) => ({ at: index * ROUND, seconds: value }))
}

/** Of spans in the order of time. */
function missEpisodes(spans: readonly KnownSpan[], rule: { targetSeconds: number; apartMs: number }): MissEpisode[] {
  const episodes: MissEpisode[] = []
  for (const span of spans) {
    const last = episodes.at(-1) ?? null
    const latest = followMisses(last, span, rule)
    if (latest === null || latest === last) continue
    if (last !== null && latest.from === last.from) episodes.pop()
    episodes.push(latest)
  }
  return episodes
}

function episodes(samples: readonly Sample[]) {
  return missEpisodes(knownSpans(samples, ROUND), RULE)
}

test('a miss lasts from the sample before it to the last that missed', () => {
  expect(episodes(rounds(1, 2, 70, 90, 80, 3))).toEqual([{ from: 10, to: 40, worstSeconds: 90, worstAt: 30 }])
})

test('misses less than two rounds apart are one, others are not', () => {
  expect(episodes(rounds(1, 70, 1, 71, 1))).toEqual([{ from: 0, to: 30, worstSeconds: 71, worstAt: 30 }])
  expect(episodes(rounds(1, 70, 1, 1, 71, 1)).map(({ from, to }) => [from, to])).toEqual([
    [0, 10],
    [30, 40],
  ])
})

test('what nobody watched is no miss, and divides two', () => {
  expect(episodes(rounds(1, 70, null, null, 70)).map(({ from, to }) => [from, to])).toEqual([
    [0, 10],
    [30, 40],
  ])
  expect(episodes([])).toEqual([])
})

test('every missed time lies in one episode; they are in order and apart', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(null, 0, 61, 400), { maxLength: 60 }), (seconds) => {
      const spans = knownSpans(rounds(...seconds), ROUND)
      const found = missEpisodes(spans, RULE)
      for (const span of spans.filter((one) => one.seconds > 60)) {
        expect(found.filter(({ from, to }) => from <= span.from && to >= span.to)).toHaveLength(1)
      }
      for (const [index, { from, to, worstSeconds }] of found.entries()) {
        expect(to).toBeGreaterThan(from)
        expect(worstSeconds).toBe(Math.max(...spans.filter((one) => one.from >= from && one.to <= to).map((one) => one.seconds)))
        expect(from - (found[index - 1]?.to ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(RULE.apartMs)
      }
    }),
  )
})

test('a lag is as old as it says, whoever looked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 100_000 }), (seconds) => {
      const since = lateSince(seconds, 0, 60)
      // The oldest record that waits was exactly that old then.
      expect(seconds + since / 1_000).toBe(60)
    }),
  )
})
