import { describe, expect, test } from 'vitest'
import { type GroupLagFacts, VERDICT_RULES, verdictOf } from './verdict'

const NOW = 1_000_000_000
const steady = (lag: number) => Array.from({ length: 31 }, (_, n) => ({ atMs: NOW - (30 - n) * 10_000, lag }))
const growing = Array.from({ length: 31 }, (_, n) => ({ atMs: NOW - (30 - n) * 10_000, lag: 1_000 + n * 100 }))
/** Batches: lag climbs and falls back to nothing, over and over. */
const sawtooth = Array.from({ length: 31 }, (_, n) => ({ atMs: NOW - (30 - n) * 10_000, lag: (n % 5) * 1_000 }))

const facts: GroupLagFacts = {
  hasMembers: true,
  lag: 4_000n,
  markersOnly: 0n,
  secondsBehind: 30,
  partitionsOvertaken: 0,
  partitionsStuck: 0,
  partitionsHeldBack: 0,
  lastMovedMs: NOW - 1_000,
  knownSinceMs: NOW - 600_000,
  stuckAfterMs: VERDICT_RULES.stuckMs,
  history: () => steady(4_000),
}

describe('verdictOf', () => {
  test.each<[string, Partial<GroupLagFacts>, string]>([
    ['lag that stands still while commits move', {}, 'keeping-up'],
    ['lag that grows over the window', { history: () => growing }, 'falling-behind'],
    ['batches do not flap', { history: () => sawtooth }, 'keeping-up'],
    ['growth is not judged on less than a window', { history: () => growing.slice(-3) }, 'unknown'],
    ['a few records are caught up', { lag: VERDICT_RULES.caughtUpRecords }, 'caught-up'],
    ['many records within two seconds are caught up', { secondsBehind: 1 }, 'caught-up'],
    ['no commit for two minutes while records wait', { lastMovedMs: NOW - 120_000, secondsBehind: 120 }, 'stuck'],
    ['no commit for two minutes while records of unknown age wait', { lastMovedMs: NOW - 120_000, secondsBehind: null }, 'stuck'],
    ['records that came a moment ago after a quiet hour', { lastMovedMs: NOW - 3_600_000, knownSinceMs: NOW - 7_200_000 }, 'keeping-up'],
    ['one partition that nobody commits to, while the others move', { partitionsStuck: 1 }, 'stuck'],
    ['a transaction that does not end', { partitionsHeldBack: 1 }, 'held-back'],
    ['a partition without commits matters more than a transaction', { partitionsStuck: 1, partitionsHeldBack: 1 }, 'stuck'],
    ['nothing but transaction markers is waiting', { markersOnly: 3_995n, lastMovedMs: NOW - 3_600_000, secondsBehind: null }, 'caught-up'],
    ['a pause of a minute is not stuck', { lastMovedMs: NOW - 60_000 }, 'keeping-up'],
    ['no commit seen yet is not judged before two minutes are over', { lastMovedMs: null, knownSinceMs: NOW - 119_000 }, 'keeping-up'],
    ['nothing waits, nothing moves', { lag: 0n, lastMovedMs: null }, 'caught-up'],
    ['retention overtook the commit', { partitionsOvertaken: 1 }, 'losing-data'],
    ['nobody is there', { hasMembers: false }, 'inactive'],
    ['nobody is there and nothing is known', { hasMembers: false, lag: null }, 'inactive'],
    ['lag is not known', { lag: null }, 'unknown'],
  ])('%s', (_, change, verdict) => {
    expect(verdictOf({ ...facts, ...change }, NOW).verdict).toBe(verdict)
  })
})
