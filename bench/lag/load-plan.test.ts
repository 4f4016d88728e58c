import { describe, expect, it } from 'vitest'
import { plannedGroups, plannedLag, plannedTopics } from './load-plan'
import { sizesFrom } from './sizes'

const committed = (group: ReturnType<typeof plannedGroups>[number]) => group.commits.reduce((sum, { partitions }) => sum + partitions, 0)

describe('the usual load', () => {
  const sizes = sizesFrom({})
  const topics = plannedTopics(sizes)
  const groups = plannedGroups(sizes, topics)

  it('is 500 topics of 20 partitions and 1,000 groups with 40 commits each', () => {
    expect(topics.reduce((sum, { partitions }) => sum + partitions, 0)).toBe(10_000)
    expect(new Set(topics.map(({ name }) => name)).size).toBe(500)
    expect(new Set(groups.map(({ id }) => id)).size).toBe(1_000)
    expect(new Set(groups.map(committed))).toEqual(new Set([40]))
  })

  it('has some groups behind, differently far, none before the start of a log', () => {
    expect(groups.filter((group) => plannedLag(group) > 0)).toHaveLength(100)
    expect(new Set(groups.map(plannedLag)).size).toBeGreaterThan(10)
    for (const { commits } of groups) for (const { topic, behind } of commits) expect(behind).toBeLessThanOrEqual(topic.records)
  })

  it('is read evenly', () => {
    const readers = Map.groupBy(
      groups.flatMap(({ commits }) => commits),
      ({ topic }) => topic.name,
    )
    expect(new Set([...readers.values()].map(({ length }) => length))).toEqual(new Set([4]))
  })
})

it('other sizes are taken from the environment, with a last topic that is read in part', () => {
  const sizes = sizesFrom({
    HIGHWATER_BENCH_TOPICS: '5',
    HIGHWATER_BENCH_PARTITIONS: '4',
    HIGHWATER_BENCH_GROUPS: '3',
    HIGHWATER_BENCH_GROUP_PARTITIONS: '10',
  })
  const groups = plannedGroups(sizes, plannedTopics(sizes))
  expect(groups.map(({ commits }) => commits.map(({ partitions }) => partitions))).toEqual([
    [4, 4, 2],
    [4, 4, 2],
    [4, 4, 2],
  ])
  for (const { commits } of groups) expect(new Set(commits.map(({ topic }) => topic.name)).size).toBe(3)
})

it.each([
  [{ HIGHWATER_BENCH_TOPICS: 'many' }, 'HIGHWATER_BENCH_TOPICS'],
  [{ HIGHWATER_BENCH_GROUPS: '0' }, 'HIGHWATER_BENCH_GROUPS'],
  [{ HIGHWATER_BENCH_PARTITIONS: '1.5' }, 'HIGHWATER_BENCH_PARTITIONS'],
  [{ HIGHWATER_BENCH_GROUP_PARTITIONS: '10001' }, 'HIGHWATER_BENCH_GROUP_PARTITIONS'],
])('%o is refused by its name', (env, name) => expect(() => sizesFrom(env)).toThrow(name))
