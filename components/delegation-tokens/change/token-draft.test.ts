import { describe, expect, test } from 'vitest'
import { EMPTY_DRAFT, type TokenDraft, readNames, tokenFaults, tokenInput } from './token-draft'

const draft = (over: Partial<TokenDraft>): TokenDraft => ({ ...EMPTY_DRAFT, owner: 'orders', ...over })

describe('names of renewers', () => {
  test.each([
    ['', []],
    ['flink, airflow', ['flink', 'airflow']],
    ['flink\n airflow \n\nflink', ['flink', 'airflow']],
    ['CN=flink,O=nordwind\nairflow,etl', ['CN=flink,O=nordwind', 'airflow', 'etl']],
  ])('%j', (text, names) => {
    expect(readNames(text)).toEqual(names)
  })
})

describe('what is asked for', () => {
  test('is a user name, who may renew it and a length of time', () => {
    expect(tokenInput(draft({ owner: ' orders ', renewers: 'flink', life: 'week' }))).toEqual({
      owner: 'orders',
      renewers: ['flink'],
      maxLifetimeMs: 604_800_000,
    })
  })

  test.each([
    ['12', 43_200_000],
    ['0.5', 1_800_000],
    ['1,000', 3_600_000_000],
  ])('lasts as many hours as are typed: %s', (hours, maxLifetimeMs) => {
    expect(tokenFaults(draft({ life: 'own', hours }))).toEqual({})
    expect(tokenInput(draft({ life: 'own', hours }))['maxLifetimeMs']).toBe(maxLifetimeMs)
  })

  test.each(['', 'a day', '0', '0.01', '9000', '-1', '1e3'])('no figure of hours: %j', (hours) => {
    expect(tokenFaults(draft({ life: 'own', hours }))).toEqual({ hours: 'range' })
    expect(tokenFaults(draft({ life: 'day', hours }))).toEqual({})
  })

  test('names are given as users are called, not as principals', () => {
    expect(tokenFaults(draft({ owner: '' }))).toEqual({ owner: 'missing' })
    expect(tokenFaults(draft({ owner: 'User:orders', renewers: 'User:flink' }))).toEqual({ owner: 'prefixed', renewers: 'prefixed' })
  })

  test('there are at most 50 renewers, of at most 255 characters', () => {
    const many = Array.from({ length: 51 }, (_, index) => `job-${index}`).join('\n')
    expect(tokenFaults(draft({ renewers: many }))).toEqual({ renewers: 'tooMany' })
    expect(tokenFaults(draft({ renewers: 'x'.repeat(256) }))).toEqual({ renewers: 'tooLong' })
  })
})
