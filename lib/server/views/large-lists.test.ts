import { describe, expect, test } from 'vitest'
import { busyMs } from '../test/busy-ms'
import { largePicture } from '../test/large-picture'
import { viewerContext } from '../test/viewer-context'
import { listGroups } from './groups'
import { listPartitions } from './partitions'
import { listTopics } from './topics'

const observer = largePicture({ partitions: 40_000, groups: 15_000, rounds: 8 })
const context = viewerContext(observer, 'Large')
const page = { limit: 50 }

const CALLS = 21
const LIMIT_MS = 50

function medianMs(call: () => unknown): number {
  const times = Array.from({ length: CALLS }, () => busyMs(call)).toSorted((a, b) => a - b)
  return times[Math.floor(CALLS / 2)] ?? Number.NaN
}

describe('lists of 15,000 groups and 40,000 partitions answer in under 50 ms', () => {
  test.each<[string, () => { total: number }, number]>([
    ['groups', () => listGroups(context, page), 15_000],
    ['groups by lag', () => listGroups(context, { ...page, sort: '-lag' }), 15_000],
    ['groups by name', () => listGroups(context, { ...page, q: 'group-12' }), 1_111],
    ['groups of a topic', () => listGroups(context, { ...page, topic: 'topic-7' }), 23],
    ['topics', () => listTopics(context, page), 2_000],
    ['topics by who is furthest behind', () => listTopics(context, { ...page, sort: '-furthestBehind' }), 2_000],
    ['partitions', () => listPartitions(context, page), 40_000],
  ])('%s', (_, call, total) => {
    expect(call().total).toBe(total)
    expect(medianMs(call)).toBeLessThan(LIMIT_MS)
  })
})
