import { describe, expect, it } from 'vitest'
import { differs, groupByValue, kafkasDefault, type ShownConfig } from './shown-config'

const config = (change: Partial<ShownConfig>): ShownConfig => ({
  name: 'num.io.threads',
  value: '8',
  source: 'static-broker',
  override: true,
  sensitive: false,
  readOnly: false,
  documentation: null,
  synonyms: [],
  ...change,
})

it('gathers brokers by value, the commonest first', () => {
  const others = [
    { broker: 6, value: '3' },
    { broker: 2, value: null },
    { broker: 3, value: '3' },
  ]
  expect(groupByValue(others)).toEqual([
    { value: '3', brokers: [3, 6] },
    { value: null, brokers: [2] },
  ])
})

it('does not call odd what must differ, or what nobody compared', () => {
  const others = [{ broker: 2, value: '2' }]
  expect(differs(config({ others, perBroker: false }))).toBe(true)
  expect(differs(config({ others, perBroker: true }))).toBe(false)
  expect(differs(config({ others: [] }))).toBe(false)
  expect(differs(config({}))).toBe(false)
})

describe('kafkasDefault', () => {
  const synonyms: ShownConfig['synonyms'] = [
    { name: 'num.io.threads', value: '8', source: 'static-broker' },
    { name: 'num.io.threads', value: '4', source: 'default' },
  ]
  it('is what the value hides', () => {
    expect(kafkasDefault(config({ synonyms }))?.value).toBe('4')
  })
  it('is not said again where it is the value, nor where there is none', () => {
    expect(kafkasDefault(config({ source: 'default', synonyms: synonyms.slice(1) }))).toBeNull()
    expect(kafkasDefault(config({ synonyms: synonyms.slice(0, 1) }))).toBeNull()
  })
})
