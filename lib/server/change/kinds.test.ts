import { expect, test } from 'vitest'
import { CHANGE_KINDS } from './kinds'
import { listKinds } from './list-kinds'
import { parseKindInput } from './parse-kind-input'

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  [keyword: string]: unknown
}

/** Paths of the objects with named fields in a JSON schema, and of those among them that let others pass. */
function objectsIn(schema: unknown, path = ''): { closed: string[]; open: string[] } {
  if (typeof schema !== 'object' || schema === null) return { closed: [], open: [] }
  const { properties, additionalProperties } = schema as Schema
  const isOpen = properties !== undefined && additionalProperties !== false
  const below = Object.entries(schema).map(([key, value]) => objectsIn(value, `${path}/${key}`))
  return {
    closed: [...(properties !== undefined && !isOpen ? [path] : []), ...below.flatMap(({ closed }) => closed)],
    open: [...(isOpen ? [path] : []), ...below.flatMap(({ open }) => open)],
  }
}

test('no kind lets a field pass that it does not know, at whatever depth', () => {
  const found = new Map(listKinds().map(({ kind, input }) => [kind, objectsIn(input)]))
  expect([...found].filter(([, { open }]) => open.length > 0)).toEqual([])
  expect(found.get('group.delete-offsets')?.closed).toEqual(['', '/properties/topics/items'])
  expect(found.get('group.reset-offsets')?.closed.length).toBeGreaterThan(12)
})

test.each([
  ['group.reset-offsets', { group: 'g', to: { type: 'earliest' }, topics: [{ topic: 't', partition: [0] }] }, 'input.topics.0.partition'],
  ['group.reset-offsets', { group: 'g', to: { type: 'latest', topics: ['t'] } }, 'input.to.topics'],
  [
    'group.reset-offsets',
    { group: 'g', to: { type: 'rows', rows: [{ topic: 't', partition: 0, offset: '1', epoch: 3 }] } },
    'input.to.rows.0.epoch',
  ],
  ['group.delete-offsets', { group: 'g', topics: [{ topic: 't', partition: [0] }] }, 'input.topics.0.partition'],
  ['topic.delete-records', { topic: 't', before: [{ partition: 0, offset: '1', end: true }] }, 'input.before.0.end'],
  ['topic.delete', { topic: 't', dryRun: true }, 'input.dryRun'],
  ['topic.create', { topic: 't', partitions: 10_001, replicationFactor: 1 }, 'input.partitions'],
])('%s refuses %j by its field', (name, input, path) => {
  const kind = CHANGE_KINDS.find((one) => one.kind === name)
  if (!kind) throw new Error(`there is no ${name}`)
  expect(() => parseKindInput(kind, input)).toThrow(
    expect.objectContaining({ code: 'bad-request', details: { fields: [{ path, message: expect.any(String) }] } }),
  )
})
