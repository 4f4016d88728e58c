import { expect, test } from 'vitest'
import { findingHref } from './finding-links'
import { aFinding } from './finding-fixture'

test('partitions are shown as exactly those, however few topics they belong to', () => {
  const affected = { topics: ['payments'], groups: [], topicCount: 1, groupCount: 0 }
  const of = (kind: 'under-min-isr' | 'partitions-offline') => findingHref('eu', aFinding({ kind, subject: 'payments', affected }))
  expect(of('under-min-isr')).toBe('/clusters/eu/replication?health=under-min-isr')
  expect(of('partitions-offline')).toBe('/clusters/eu/replication?health=offline')
})

test('what is unsound in settings leads to the topics it is about', () => {
  expect(findingHref('eu', aFinding({ kind: 'single-copy', subject: 'audit', count: 4 }))).toBe('/clusters/eu/topics?finding=single-copy')
})

test('groups and brokers lead to their own pages', () => {
  expect(findingHref('eu', aFinding({ kind: 'group-stuck', subject: 'a/b' }))).toContain('/clusters/eu/groups/')
  expect(findingHref('eu', aFinding({ kind: 'broker-down', subject: '5' }))).toBe('/clusters/eu/brokers/5')
})
