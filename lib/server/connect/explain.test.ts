import { expect, test } from 'vitest'
import en from '@/messages/en/connect.json'
import ko from '@/messages/ko/connect.json'
import { KafkaError } from '../kafka/kafka-error'
import { explain } from './explain'
import { REASONS } from './reason-of'

const figures = { target: 'kafka-1:9092', name: 'ECONNREFUSED', mechanism: 'PLAIN', offered: 'SCRAM-SHA-512', broker: 7 }

test('every reason has words in every language, and no word is without its reason', () => {
  for (const { connect } of [en, ko]) expect(Object.keys(connect.reasons).toSorted()).toEqual([...REASONS].toSorted())
})

test.each(REASONS)('%s says what, where and what to do, with every figure filled in', (reason) => {
  const { message, advice } = explain(new KafkaError('ECONNREFUSED', 'whatever'), reason, figures)
  for (const { text } of [message, advice]) {
    expect(text).toMatch(/\.$/)
    expect(text).not.toMatch(/[{}]|connect\.reasons/)
  }
})

test('what another server wrote is no name of an error', () => {
  expect(explain(new KafkaError('<h1>secret</h1>', 'secret'), 'other', figures).name).toBe('UNKNOWN')
  expect(JSON.stringify(explain(new KafkaError('OTHER', 'a secret answer'), 'other', figures))).not.toContain('secret')
})
