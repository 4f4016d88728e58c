import { describe, expect, it } from 'vitest'
import type { ConfigEntry } from '../contract/configs'
import { configMeaning, filterConfigs, plainDocumentation } from './configs'

const entry = (name: string, value: string | null, override = false): ConfigEntry => ({
  name,
  value,
  source: override ? 'dynamic-topic' : 'default',
  override,
  sensitive: false,
  readOnly: false,
  documentation: null,
  synonyms: [],
})

describe('configMeaning', () => {
  it('says times and sizes in units people read', () => {
    expect(configMeaning('retention.ms', '604800000')).toBe('7 d')
    expect(configMeaning('segment.bytes', '1073741824')).toBe('1.1 GB')
    expect(configMeaning('log.retention.hours', '168')).toBe('7 d')
    expect(configMeaning('offsets.retention.minutes', '10080')).toBe('7 d')
  })

  it('is silent where the number is no amount', () => {
    expect(configMeaning('retention.ms', '-1')).toBeNull()
    expect(configMeaning('flush.ms', '9223372036854775807')).toBeNull()
    expect(configMeaning('min.insync.replicas', '2')).toBeNull()
    expect(configMeaning('retention.ms', null)).toBeNull()
  })
})

describe('plainDocumentation', () => {
  it('takes the HTML out and leaves what reads like it', () => {
    expect(plainDocumentation('Use <code>a&lt;b</code>, see <a href="#x">here</a>, if 1 < 2 &mdash; or &unknown;')).toBe(
      'Use a<b, see here, if 1 < 2 — or &unknown;',
    )
  })

  it('keeps paragraphs and lists apart, and joins lines that mean nothing', () => {
    expect(plainDocumentation('One\n  line.<p>Two:</p><ul><li>a</li> <li>b</li></ul>')).toBe('One line.\nTwo:\n• a\n• b')
  })

  it('makes no tag of what was escaped', () => {
    expect(plainDocumentation('&amp;lt;b&gt; &lt;script&gt;')).toBe('&lt;b> <script>')
  })
})

describe('filterConfigs', () => {
  const configs = [entry('retention.ms', '1', true), entry('cleanup.policy', 'delete'), entry('segment.ms', '604800000')]
  const all = { q: '', isSetHere: false, sort: '' }

  it('keeps the order it got: what was set here first', () => {
    expect(filterConfigs(configs, all).map((found) => found.name)).toEqual(['retention.ms', 'cleanup.policy', 'segment.ms'])
  })

  it('searches names and values', () => {
    expect(filterConfigs(configs, { ...all, q: 'DELETE' }).map((found) => found.name)).toEqual(['cleanup.policy'])
    expect(filterConfigs(configs, { ...all, q: '.ms', isSetHere: true }).map((found) => found.name)).toEqual(['retention.ms'])
  })

  it('sorts both ways', () => {
    expect(filterConfigs(configs, { ...all, sort: '-name' }).map((found) => found.name)).toEqual([
      'segment.ms',
      'retention.ms',
      'cleanup.policy',
    ])
  })
})
