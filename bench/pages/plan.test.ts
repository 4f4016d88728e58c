import { expect, it } from 'vitest'
import { plannedGroups, plannedTopics } from './plan'

const topics = plannedTopics()
const groups = plannedGroups(topics)

it('is as large as it says, with no name twice', () => {
  expect([topics.length, groups.length]).toEqual([10_000, 2_000])
  expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length)
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
  expect(topics.reduce((sum, topic) => sum + topic.partitions, 0)).toBe(12_200)
})

it('has some groups behind, none before the start of a log, and none that reads a topic twice', () => {
  expect(groups.filter(({ commits }) => commits.some(({ behind }) => behind > 0))).toHaveLength(50)
  for (const { commits } of groups) {
    expect(new Set(commits.map(({ topic }) => topic.name)).size).toBe(commits.length)
    for (const { topic, behind } of commits) expect(behind).toBeLessThanOrEqual(topic.records)
  }
})
