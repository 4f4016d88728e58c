import { expect, test } from 'vitest'
import { findingHref } from './finding-links'
import { aFinding } from './finding-fixture'

const affected = (topicCount: number) => ({ topics: ['payments'], groups: [], topicCount, groupCount: 0 })

test('many topics are shown as exactly those, internal ones too; one is shown itself', () => {
  const of = (topicCount: number) =>
    findingHref('eu', aFinding({ kind: 'under-min-isr', subject: 'payments', affected: affected(topicCount) }))
  expect(of(3)).toBe('/clusters/eu/topics?health=under-min-isr&internal=shown')
  expect(of(1)).toBe('/clusters/eu/topics/payments')
})

test('groups, brokers and configs lead to their own pages', () => {
  expect(findingHref('eu', aFinding({ kind: 'group-stuck', subject: 'a/b' }))).toContain('/clusters/eu/groups/')
  expect(findingHref('eu', aFinding({ kind: 'broker-down', subject: '5' }))).toBe('/clusters/eu/brokers/5')
  expect(findingHref('eu', aFinding({ kind: 'min-isr-cannot-be-met', subject: 'audit' }))).toBe('/clusters/eu/topics/audit/configs')
})
