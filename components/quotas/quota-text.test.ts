import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QUOTA_KEYS } from '@/lib/domain/quotas/client-quota'
import { editedText, kafkaFigure, parseQuota, quotaText } from './quota-text'

const RATE = 'producer_byte_rate'

describe('a limit that is typed', () => {
  it.each([
    ['10 MB/s', 10_000_000],
    ['10MiB', 10_485_760],
    ['1,048,576', 1_048_576],
    ['0.5 MB/s', 500_000],
    ['2 kB / s', 2_000],
    ['7', 7],
  ])('%s of a rate is %d bytes a second', (text, value) => expect(parseQuota(RATE, text)).toBe(value))

  it.each(['', '0', '-1', 'fast', '1.5', '10 %', 'MB', '1e400'])('“%s” is no rate of bytes', (text) => {
    expect(parseQuota(RATE, text)).toBeNull()
  })

  it('other keys are plain numbers, whole ones where Kafka wants them', () => {
    expect(parseQuota('request_percentage', '12.5 %')).toBe(12.5)
    expect(parseQuota('controller_mutation_rate', '0.5 /s')).toBe(0.5)
    expect(parseQuota('connection_creation_rate', '9')).toBe(9)
    expect(parseQuota('connection_creation_rate', '9.5')).toBeNull()
  })

  it('begins as it is: to leave a field alone changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUOTA_KEYS), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (key, value) => {
        expect(parseQuota(key, editedText(key, value))).toBe(value)
      }),
    )
    expect(editedText(RATE, 1_048_576)).toBe('1 MiB/s')
    expect(editedText(RATE, undefined)).toBe('')
  })
})

it.each([
  [RATE, 10_485_760, '10.49 MB/s'],
  [RATE, 20_000_000, '20 MB/s'],
  [RATE, 1_234_000_000, '1,234 MB/s'],
  [RATE, 1_999_999, '2 MB/s'],
  [RATE, 524_288, '0.52 MB/s'],
  [RATE, 99_000, '99 kB/s'],
  [RATE, 12, '12 B/s'],
  ['request_percentage', 33.333, '33.33 %'],
  ['connection_creation_rate', 9, '9 /s'],
] as const)('%s of %d reads %s', (key, value, text) => expect(quotaText(key, value)).toBe(text))

it('Kafka’s own figure has every digit', () => {
  expect(kafkaFigure(10_485_760)).toBe('10,485,760')
  expect(kafkaFigure(33.333)).toBe('33.333')
})
