import { expect, it } from 'vitest'
import { configChoices, configValueOf } from './config-input'

it.each([
  ['retention.ms', '7 d', '604800000'],
  ['retention.ms', '1 h 30 m', '5400000'],
  ['retention.ms', 'PT10S', '10000'],
  ['retention.ms', ' 604800000 ', '604800000'],
  ['retention.ms', '-1', '-1'],
  ['retention.ms', 'soon', 'soon'],
  ['retention.ms', '', ''],
  ['max.message.bytes', '1 MiB', '1048576'],
  ['max.message.bytes', '2MB', '2000000'],
  ['max.message.bytes', '1.5 GB', '1500000000'],
  ['max.message.bytes', '512 b', '512'],
  ['max.message.bytes', '9999999 PB', '9999999 PB'],
  ['min.insync.replicas', '7 d', '7 d'],
  ['cleanup.policy', ' compact,delete ', 'compact,delete'],
])('%s: “%s” is %s to Kafka', (name, typed, value) => expect(configValueOf(name, typed)).toBe(value))

it('offers values where there are few', () => {
  expect(configChoices('unclean.leader.election.enable', 'false')).toEqual(['true', 'false'])
  expect(configChoices('log.cleanup.policy', 'delete')).toEqual(configChoices('cleanup.policy', 'compact'))
  expect(configChoices('retention.ms', '604800000')).toEqual([])
})
