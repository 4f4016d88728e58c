import { expect, test } from 'vitest'
import { requireReachableElsewhere } from './advertised'

test.each([
  ['localhost', '10.0.0.1'],
  ['127.0.0.1', '10.0.0.1'],
  ['::1', '10.0.0.1'],
  ['kafka.localhost', 'fd00::7'],
  ['0.0.0.0', '127.0.0.1'],
])('%s, from a broker reached at %s, leads nowhere', (advertised, reachedAt) => {
  expect(() => requireReachableElsewhere(advertised, [reachedAt])).toThrow(expect.objectContaining({ kafkaError: 'ADVERTISED_LOOPBACK' }))
})

test.each([
  ['localhost', '127.0.0.1'],
  ['127.0.0.1', '::1'],
  ['kafka-1', '10.0.0.1'],
  ['10.0.0.2', '127.0.0.1'],
  ['localhost.example', '10.0.0.1'],
])('%s, from a broker reached at %s, may be right', (advertised, reachedAt) => {
  expect(() => requireReachableElsewhere(advertised, [reachedAt])).not.toThrow()
})
