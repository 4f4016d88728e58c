import { describe, expect, it } from 'vitest'
import { type CreateDraft, EMPTY_DRAFT, createFaults, createInput } from './create-draft'

const draft = (over: Partial<CreateDraft> = {}) =>
  ({ ...EMPTY_DRAFT, topic: 'orders', partitions: '6', replicas: '3', ...over }) as CreateDraft & {
    partitions: string
    replicas: string
  }

it('asks for no more than was typed', () => {
  expect(createInput(draft(), [])).toEqual({ value: { topic: 'orders', partitions: 6, replicationFactor: 3 } })
})

it('sends values as Kafka takes them', () => {
  const typed = draft({
    partitions: '1,000',
    policy: 'compact,delete',
    retention: '2 d',
    minIsr: '2',
    maxBytes: '2 MiB',
    others: 'segment.ms = 1 h\n\nremote.storage.enable=true\nfollower.replication.throttled.replicas=',
  })
  expect(createInput(typed, [])).toEqual({
    value: {
      topic: 'orders',
      partitions: 1000,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'compact,delete',
        'retention.ms': '172800000',
        'min.insync.replicas': '2',
        'max.message.bytes': '2097152',
        'segment.ms': '3600000',
        'remote.storage.enable': 'true',
        'follower.replication.throttled.replicas': '',
      },
    },
  })
})

describe('says what is wrong', () => {
  it.each([
    [{ topic: '' }, { topic: { code: 'name', problem: 'empty', found: '' } }],
    [{ topic: 'a b' }, { topic: { code: 'name', problem: 'characters', found: ' ' } }],
    [{ topic: 'orders.dlq' }, { topic: { code: 'collides', found: 'orders_dlq' } }],
    [{ partitions: '0' }, { partitions: { code: 'partitions' } }],
    [{ partitions: '' }, { partitions: { code: 'partitions' } }],
    [{ partitions: '3000000000' }, { partitions: { code: 'partitions' } }],
    [{ replicas: '-1' }, { replicas: { code: 'replicas' } }],
    [{ replicas: '40000' }, { replicas: { code: 'replicas' } }],
    [{ retention: 'long' }, { retention: { code: 'duration' } }],
    [{ retention: '-2' }, { retention: { code: 'duration' } }],
    [{ maxBytes: 'big' }, { maxBytes: { code: 'size' } }],
    [{ minIsr: '0' }, { minIsr: { code: 'copies' } }],
    [{ others: 'segment.ms 5' }, { others: { code: 'line', found: 'segment.ms 5' } }],
    [{ others: '=5' }, { others: { code: 'line', found: '=5' } }],
    [{ others: 'a=1\na=2' }, { others: { code: 'twice', found: 'a' } }],
    [{ retention: '-1', others: 'retention.ms=5' }, { others: { code: 'twice', found: 'retention.ms' } }],
  ])('%j', (over, faults) => expect(createInput(draft(over), ['orders_dlq'])).toEqual({ faults }))
})

it('puts the refusals of the server and of Kafka where they belong', () => {
  const message = 'no'
  const refused = { code: 'refused', message }
  expect(createFaults([{ path: 'input.topic', message }]).faults).toEqual({ topic: refused })
  expect(createFaults([{ path: 'input.replicationFactor', message }]).faults).toEqual({ replicas: refused })
  expect(createFaults([{ path: 'input.configs.retention.ms', message }]).faults).toEqual({ retention: refused })
  expect(createFaults([{ path: 'input.configs.segment.ms', message }]).faults).toEqual({ others: refused })
  const of = (config: string) => `Invalid value x for configuration ${config}: Not a number`
  expect(createFaults([{ path: 'input.configs', message: of('retention.ms') }]).faults).toHaveProperty('retention')
  expect(createFaults([{ path: 'input.configs', message: of('local.retention.ms') }]).faults).toHaveProperty('others')
  expect(createFaults([{ path: 'input', message }])).toEqual({ faults: {}, rest: [message] })
})
