import { ResponseError } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { describe, expect, test } from 'vitest'
import { partialAnswer, toKafkaError } from './kafka-error'

describe('toKafkaError', () => {
  test("finds Kafka's own name inside the wire client's wrapping", () => {
    const refused = new ResponseError(16, 5, { '/': [30, 'not for you'] }, {})
    const error = toKafkaError(new AggregateError([refused], 'Listing groups failed.'), 2)
    expect([error.kafkaError, error.broker]).toEqual(['GROUP_AUTHORIZATION_FAILED', 2])
  })

  test.each([
    ['not for you', 'not for you'],
    ['', 'The coordinator is not available.'],
    [null, 'The coordinator is not available.'],
  ])('says what Kafka sends (%o), or what the name means', (sent, said) => {
    expect(toKafkaError(new ResponseError(10, 6, { '/coordinators/0': [15, sent] }, {})).message).toBe(said)
  })

  test("finds it in kafkajs' errors too", () => {
    expect(toKafkaError(new kafkajs.KafkaJSProtocolError({ type: 'TOPIC_AUTHORIZATION_FAILED', code: 29 } as never)).kafkaError).toBe(
      'TOPIC_AUTHORIZATION_FAILED',
    )
  })

  test('names a refused connection by its cause, not by its wrapping', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    const error = toKafkaError(Object.assign(new Error('Connecting failed.', { cause: refused }), { code: 'PLT_KFK_NETWORK' }))
    expect([error.kafkaError, error.message]).toEqual(['ECONNREFUSED', 'refused the connection'])
  })

  test('a circle of causes ends', () => {
    const one = new Error('one')
    one.cause = one
    expect(toKafkaError(one).kafkaError).toBe('UNKNOWN_SERVER_ERROR')
  })
})

describe('partialAnswer', () => {
  const answer = {
    errorCode: 0,
    topics: [
      { name: 'good', errorCode: 0 },
      { name: 'bad', errorCode: 29 },
    ],
  }

  test('one refused topic does not cost the others', async () => {
    const call = Promise.reject<typeof answer>(new ResponseError(3, 12, { '/topics/1': [29, null] }, answer))
    expect(await partialAnswer(call)).toBe(answer)
  })

  test('an answer that is refused as a whole is an error', async () => {
    const call = Promise.reject(new ResponseError(16, 5, { '/': [14, null] }, { errorCode: 14 }))
    await expect(partialAnswer(call)).rejects.toThrow()
  })

  test('no answer is an error', async () => {
    await expect(partialAnswer(Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
