import { expect, it } from 'vitest'
import type { ConfigEntry } from '@/lib/contract/configs'
import { configChange, isHidden, refusalsByConfig, valueBelow, valueIn, whyFixed, withEdit, withoutEdit } from './staged-configs'

function config(name: string, values: [ConfigEntry['source'], string][], over: Partial<ConfigEntry> = {}): ConfigEntry {
  const [[source, value] = ['default' as const, '']] = values
  const synonyms = values.map(([from, one]) => ({ name, value: one, source: from }))
  return { name, value, source, override: false, sensitive: false, readOnly: false, documentation: null, synonyms, ...over }
}
const retention = config('retention.ms', [
  ['dynamic-topic', '60000'],
  ['static-broker', '259200000'],
  ['default', '604800000'],
])
const threads = config('num.io.threads', [
  ['dynamic-broker', '16'],
  ['dynamic-default-broker', '12'],
  ['static-broker', '8'],
])

it('knows what is set in a layer, and what is below it', () => {
  expect(valueIn(retention, 'dynamic-topic')).toBe('60000')
  expect(valueBelow(retention, 'dynamic-topic')).toMatchObject({ value: '259200000', source: 'static-broker' })
  expect(valueIn(threads, 'dynamic-default-broker')).toBe('12')
  expect(valueBelow(threads, 'dynamic-broker')).toMatchObject({ value: '12' })
  expect(valueBelow(threads, 'dynamic-default-broker')).toMatchObject({ value: '8' })
  expect(valueIn(config('flush.ms', [['default', '1']]), 'dynamic-topic')).toBeUndefined()
})

it('says where a default does not show because the broker has a value of its own', () => {
  expect(isHidden(threads, 'dynamic-default-broker')).toBe(true)
  expect(isHidden(threads, 'dynamic-broker')).toBe(false)
  expect(isHidden(retention, 'dynamic-topic')).toBe(false)
})

it('keeps an edit only as long as it changes something', () => {
  const staged = withEdit({}, retention, 'dynamic-topic', '120000')
  expect(staged).toEqual({ 'retention.ms': '120000' })
  expect(withEdit(staged, retention, 'dynamic-topic', '60000')).toEqual({})
  expect(withEdit(staged, retention, 'dynamic-topic', null)).toEqual({ 'retention.ms': null })
  const inherited = config('flush.ms', [['default', '1']])
  expect(withEdit({}, inherited, 'dynamic-topic', null)).toEqual({})
  // To set what is inherited is to pin it.
  expect(withEdit({}, inherited, 'dynamic-topic', '1')).toEqual({ 'flush.ms': '1' })
  expect(withoutEdit(staged, 'retention.ms')).toEqual({})
})

it('is sent as what is set and what is reset, without what is empty', () => {
  expect(configChange({ a: '1', b: null, c: '' })).toEqual({ set: { a: '1', c: '' }, reset: ['b'] })
  expect(configChange({ b: null })).toEqual({ reset: ['b'] })
  expect(configChange({ a: '1' })).toEqual({ set: { a: '1' } })
})

it('changes neither what is read only nor what is sensitive', () => {
  expect([{}, { readOnly: true }, { sensitive: true }].map((over) => whyFixed(config('a', [], over)))).toEqual([
    null,
    'readOnly',
    'sensitive',
  ])
})

it('finds the config that a refusal is about', () => {
  const staged = { 'retention.ms': 'x', 'local.retention.ms': 'y', 'flush.ms': null }
  const fields = [
    { path: 'input.set.retention.ms', message: 'a number' },
    { path: 'input.reset.0', message: 'a config that is set here' },
    { path: 'input.set', message: 'Invalid value y for configuration local.retention.ms: Not a number' },
    { path: 'input.set', message: 'Refused by the policy of this cluster' },
    { path: 'input.topic', message: 'a topic' },
  ]
  expect(refusalsByConfig(fields, staged)).toEqual({
    byConfig: {
      'retention.ms': 'a number',
      'flush.ms': 'a config that is set here',
      'local.retention.ms': 'Invalid value y for configuration local.retention.ms: Not a number',
    },
    rest: ['Refused by the policy of this cluster', 'a topic'],
  })
})
