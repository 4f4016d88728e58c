import { expect, test } from 'vitest'
import { ACL_PRESETS, NAMES_OF_PRESET, type PresetFor, presetBindings } from './acl-presets'
import { OPERATIONS_OF, type AclOperation, type AclResourceType } from './acl-words'
import { decideAccess } from './decide-access'

const made: PresetFor = {
  principal: 'User:ann',
  host: '*',
  topics: ['orders'],
  outputs: ['totals'],
  groups: ['app'],
  transactionalIds: ['tx'],
  patternType: 'LITERAL',
}
const settings = { className: null, superUsers: [], allowEveryone: false }

/** What the program asks of Kafka, as KafkaApis checks it. */
const ASKS: Record<(typeof ACL_PRESETS)[number], [AclOperation, AclResourceType, string][]> = {
  producer: [
    ['WRITE', 'TOPIC', 'orders'],
    ['DESCRIBE', 'TOPIC', 'orders'],
  ],
  'idempotent-producer': [['WRITE', 'TOPIC', 'orders']],
  'transactional-producer': [
    ['WRITE', 'TOPIC', 'orders'],
    ['WRITE', 'TRANSACTIONAL_ID', 'tx'],
    ['DESCRIBE', 'TRANSACTIONAL_ID', 'tx'],
  ],
  consumer: [
    ['READ', 'TOPIC', 'orders'],
    ['DESCRIBE', 'TOPIC', 'orders'],
    ['READ', 'GROUP', 'app'],
    ['DESCRIBE', 'GROUP', 'app'],
  ],
  streams: [
    ['READ', 'TOPIC', 'orders'],
    ['WRITE', 'TOPIC', 'totals'],
    ['CREATE', 'TOPIC', 'app-KTABLE-repartition'],
    ['DELETE', 'TOPIC', 'app-KTABLE-repartition'],
    ['READ', 'GROUP', 'app'],
    ['WRITE', 'TRANSACTIONAL_ID', 'app-0-1'],
  ],
  connect: [
    ['CREATE', 'TOPIC', 'orders'],
    ['DESCRIBE_CONFIGS', 'TOPIC', 'orders'],
    ['READ', 'GROUP', 'app'],
  ],
  'schema-registry': [
    ['READ', 'TOPIC', 'orders'],
    ['WRITE', 'TOPIC', 'orders'],
    ['DESCRIBE', 'TOPIC', '__consumer_offsets'],
  ],
  'read-only-admin': [
    ['DESCRIBE', 'TOPIC', 'anything'],
    ['DESCRIBE_CONFIGS', 'GROUP', 'anything'],
    ['DESCRIBE', 'CLUSTER', 'kafka-cluster'],
  ],
}

test.each(ACL_PRESETS)('%s gives what such a program asks for', (preset) => {
  const bindings = presetBindings(preset, made)
  const refused = ASKS[preset].filter(([operation, resourceType, resourceName]) => {
    const question = { principal: 'User:ann', host: '10.0.0.1', operation, resourceType, resourceName }
    return decideAccess(question, bindings, settings).answer !== 'allowed'
  })
  expect(refused).toEqual([])
})

test.each(ACL_PRESETS)('%s says nothing twice, and nothing that Kafka never asks for', (preset) => {
  const bindings = presetBindings(preset, { ...made, topics: ['orders', 'orders'] })
  expect(new Set(bindings.map((binding) => JSON.stringify(binding))).size).toBe(bindings.length)
  for (const { resourceType, operation } of bindings) {
    expect(operation === 'ALL' || (OPERATIONS_OF[resourceType as AclResourceType] as readonly string[]).includes(operation)).toBe(true)
  }
})

test('a look at everything changes nothing, and reads no record', () => {
  const operations = presetBindings('read-only-admin', made).map(({ operation }) => operation)
  expect(new Set(operations)).toEqual(new Set(['DESCRIBE', 'DESCRIBE_CONFIGS']))
  expect(NAMES_OF_PRESET['read-only-admin']).toEqual([])
})

test('names are meant as they are said to be, and a star is never a prefix', () => {
  const [topic] = presetBindings('producer', { ...made, patternType: 'PREFIXED' })
  expect(topic).toMatchObject({ resourceName: 'orders', patternType: 'PREFIXED' })
  const [every] = presetBindings('producer', { ...made, topics: ['*'], patternType: 'PREFIXED' })
  expect(every).toMatchObject({ resourceName: '*', patternType: 'LITERAL' })
})
