import { expect, test } from 'vitest'
import type { ConfigValue } from '../configs/config-value'
import { authorizerOf, isScramOnly, mergeAuthorizers } from './authorizer-settings'

const config = (name: string, value: string | null): ConfigValue => ({
  name,
  value,
  source: 'static-broker',
  sensitive: value === null,
  readOnly: true,
  documentation: null,
  synonyms: [],
})
const broker = { className: 'Standard', superUsers: ['User:b', 'User:a'], allowEveryone: false }

test('what all brokers agree on is known, what differs or is not told is not', () => {
  expect(mergeAuthorizers([broker, { ...broker, superUsers: ['User:a', 'User:b'] }])).toEqual({
    className: 'Standard',
    superUsers: ['User:a', 'User:b'],
    allowEveryone: false,
  })
  expect(mergeAuthorizers([broker, { className: 'Standard', superUsers: ['User:a'], allowEveryone: true }])).toEqual({
    className: 'Standard',
    superUsers: null,
    allowEveryone: null,
  })
  expect(mergeAuthorizers([broker, null]).className).toBeNull()
  expect(mergeAuthorizers([])).toEqual({ className: null, superUsers: null, allowEveryone: null })
})

test('what is not set is known to be so, what is set and kept secret is not known', () => {
  expect(authorizerOf([config('authorizer.class.name', '')])).toEqual({ className: '', superUsers: [], allowEveryone: false })
  expect(authorizerOf([config('super.users', null), config('allow.everyone.if.no.acl.found', null)])).toEqual({
    className: null,
    superUsers: null,
    allowEveryone: null,
  })
  expect(authorizerOf([config('super.users', 'User:a; User:b'), config('allow.everyone.if.no.acl.found', 'TRUE')])).toMatchObject({
    superUsers: ['User:a', 'User:b'],
    allowEveryone: true,
  })
})

test('that nobody is known by anything but SCRAM is said only where it is known of every listener', () => {
  const scram = [config('sasl.enabled.mechanisms', 'SCRAM-SHA-256,SCRAM-SHA-512'), config('ssl.client.auth', 'none')]
  expect(isScramOnly(scram)).toBe(true)
  expect(isScramOnly([...scram, config('listener.name.sasl.sasl.enabled.mechanisms', null)])).toBe(false)
  expect(isScramOnly([config('sasl.enabled.mechanisms', 'SCRAM-SHA-256,PLAIN'), config('ssl.client.auth', 'none')])).toBe(false)
  expect(isScramOnly([config('sasl.enabled.mechanisms', 'SCRAM-SHA-256'), config('ssl.client.auth', 'required')])).toBe(false)
  expect(isScramOnly([])).toBe(false)
})
