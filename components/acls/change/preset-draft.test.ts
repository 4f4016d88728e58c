import { expect, test } from 'vitest'
import { EMPTY_PRESET, OFFERED_PRESETS, fieldsOfPreset, presetFaults, rulesOfPreset } from './preset-draft'

test('each preset asks for the names it needs, and for no others', () => {
  expect(presetFaults('producer', EMPTY_PRESET)).toEqual({ principal: 'principal', topics: 'name' })
  expect(presetFaults('transactional-producer', { ...EMPTY_PRESET, principal: 'a', topics: 'x' })).toEqual({ transactionalIds: 'name' })
  expect(presetFaults('streams', { ...EMPTY_PRESET, principal: 'a', topics: 'x', groups: 'app' })).toEqual({})
  expect(presetFaults('read-only-admin', { ...EMPTY_PRESET, principal: 'a', host: '' })).toEqual({ host: 'host' })
})

test('several names with commas between make the rules of each, once', () => {
  const rules = rulesOfPreset('producer', { ...EMPTY_PRESET, principal: 'alice', topics: 'orders, payments,, orders' })
  expect(rules.map(({ principal, operation, resourceName }) => `${principal} ${operation} ${resourceName}`)).toEqual([
    'User:alice WRITE orders',
    'User:alice DESCRIBE orders',
    'User:alice WRITE payments',
    'User:alice DESCRIBE payments',
  ])
})

test('what is filled in for a preset makes rules, whichever it is', () => {
  const draft = { ...EMPTY_PRESET, principal: 'a', topics: 'x', outputs: 'y', groups: 'g', transactionalIds: 't' }
  for (const preset of OFFERED_PRESETS) {
    expect(presetFaults(preset, draft)).toEqual({})
    expect(rulesOfPreset(preset, draft).length, preset).toBeGreaterThan(0)
  }
  expect(fieldsOfPreset('read-only-admin')).toEqual([])
  // What was chosen for another preset before says nothing of one that does not ask for it.
  const prefixed = rulesOfPreset('connect', { ...draft, patternType: 'PREFIXED' })
  expect(prefixed.every(({ patternType }) => patternType === 'LITERAL')).toBe(true)
})
