import { expect, test } from 'vitest'
import { brokerLosses, findingFigures, firstSince } from './finding-figures'
import { aFinding } from './finding-fixture'

test('figures are written as figures, and what is not known is none', () => {
  const known = findingFigures(aFinding({ figures: { lag: '38220415', seconds: 252, state: 'Empty' } }))
  expect(known).toMatchObject({ lag: '38,220,415', lagCount: 38_220_415, behind: '4 m 12 s', state: 'Empty' })
  const unknown = findingFigures(aFinding({ figures: { lag: '', seconds: '' } }))
  expect(unknown).toMatchObject({ lag: 'none', behind: 'none', state: 'none', path: 'none', rack: 'none' })
})

test('0 s behind is a figure', () => {
  expect(findingFigures(aFinding({ figures: { lag: '0', seconds: 0 } }))).toMatchObject({ lag: '0', behind: '0 s' })
})

test('why a broker is away is only said where it adds something', () => {
  const reason = (error: string) => findingFigures(aFinding({ kind: 'broker-down', figures: { error } })).reason
  expect([reason('ECONNREFUSED'), reason('fenced'), reason('not-answering')]).toEqual(['ECONNREFUSED', 'none', 'none'])
})

test('a broker takes with it only what there was', () => {
  expect(brokerLosses(aFinding({ figures: { offline: 0, refusing: 4, short: 61 } }))).toEqual([
    { kind: 'refusing', count: 4 },
    { kind: 'short', count: 61 },
  ])
  expect(brokerLosses(aFinding({}))).toEqual([])
})

test('the first is the oldest, whatever the order', () => {
  const [older, newer] = ['2026-03-03T11:00:00.000Z', '2026-03-03T12:00:00.000Z']
  expect(firstSince([aFinding({ since: newer }), aFinding({ since: older, sinceAtLeast: true })])).toEqual({ at: older, atLeast: true })
  expect(firstSince([])).toBeNull()
})

test('has a target where a group misses it, and none where partitions are what is wrong', () => {
  const services = [{ board: 'b', boardName: 'Business', title: 'Orders arrive', targetSeconds: 30, missed: true }]
  const affected = { topics: ['payments'], groups: ['fraud-scoring'], topicCount: 1, groupCount: 1 }
  expect(findingFigures(aFinding({ services, affected })).target).toBe('30 s')
  expect(findingFigures(aFinding({ kind: 'at-min-isr', subject: 'payments', services, affected })).target).toBe('none')
  expect(findingFigures(aFinding({ kind: 'target-missed', subject: 'Orders', figures: { target: 60 }, services })).target).toBe('1 m')
})
