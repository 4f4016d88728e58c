import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLIENT_QUOTA_KEYS, type ClientQuota, type QuotaEntity, entityPath } from './client-quota'
import { effectiveIpQuotas, effectiveQuotas } from './effective-quota'

const RATE = 'producer_byte_rate'
const quota = (entity: QuotaEntity, values: Record<string, number> = { [RATE]: 1 }): ClientQuota => ({ entity, values })

/** Every form that covers alice with the client id etl, in Kafka's order. */
const FORMS: QuotaEntity[] = [
  { user: 'alice', clientId: 'etl' },
  { user: 'alice', clientId: null },
  { user: 'alice' },
  { user: null, clientId: 'etl' },
  { user: null, clientId: null },
  { user: null },
  { clientId: 'etl' },
  { clientId: null },
]
const OTHERS: QuotaEntity[] = [
  { user: 'bob' },
  { user: 'bob', clientId: 'etl' },
  { user: 'bob', clientId: null },
  { user: 'alice', clientId: 'app' },
  { user: null, clientId: 'app' },
  { clientId: 'app' },
  { ip: '10.0.0.1' },
  { ip: null },
]
const alice = { user: 'alice', clientId: 'etl' }

describe('of a user with a client id', () => {
  it.each(FORMS.map((entity, at) => [entityPath(entity), at] as const))('%s wins where nothing nearer is set', (_, at) => {
    const left = FORMS.slice(at).map((entity) => quota(entity))
    const [found] = effectiveQuotas([...left, ...OTHERS.map((entity) => quota(entity))].toReversed(), alice)
    expect(found?.rule?.entity).toEqual(FORMS[at])
    expect(found?.overruled.map(({ entity }) => entity)).toEqual(FORMS.slice(at + 1))
  })

  it('a rule without the key leaves it to the next one that has it', () => {
    const quotas = [
      quota({ user: 'alice', clientId: 'etl' }, { consumer_byte_rate: 5 }),
      quota({ user: null }, { [RATE]: 7, consumer_byte_rate: 9 }),
    ]
    expect(effectiveQuotas(quotas, alice)).toEqual([
      { key: RATE, rule: { entity: { user: null }, value: 7, sharedBy: 'user' }, overruled: [] },
      {
        key: 'consumer_byte_rate',
        rule: { entity: alice, value: 5, sharedBy: 'pair' },
        overruled: [{ entity: { user: null }, value: 9, sharedBy: 'user' }],
      },
      { key: 'request_percentage', rule: null, overruled: [] },
      { key: 'controller_mutation_rate', rule: null, overruled: [] },
    ])
  })

  it('one whom no rule names gets what is for all', () => {
    const quotas = FORMS.map((entity) => quota(entity))
    const entities = (of: Parameters<typeof effectiveQuotas>[1]) =>
      effectiveQuotas(quotas, of).flatMap(({ rule, overruled }) => [...(rule ? [rule] : []), ...overruled].map(({ entity }) => entity))
    expect(entities({ user: null, clientId: null })).toEqual([{ user: null, clientId: null }, { user: null }, { clientId: null }])
    expect(entities({ user: null, clientId: 'etl' })).toEqual(FORMS.slice(3))
  })

  it('is what Kafka’s own way of looking finds, whatever is set', () => {
    const name = fc.constantFrom('alice', 'bob', null, undefined)
    const entity = fc.record({ user: name, clientId: fc.constantFrom('etl', 'app', null, undefined) })
    const values = fc.dictionary(fc.constantFrom(...CLIENT_QUOTA_KEYS), fc.integer({ min: 1, max: 9 }))
    const anyQuotas = fc.uniqueArray(fc.record({ entity, values }), { selector: (one) => entityPath(one.entity), maxLength: 16 })
    fc.assert(
      fc.property(anyQuotas, fc.constantFrom('alice', 'bob', 'carol'), fc.constantFrom('etl', 'app', ''), (quotas, user, clientId) => {
        for (const { key, rule, overruled } of effectiveQuotas(quotas, { user, clientId })) {
          expect(rule?.value ?? null).toBe(asKafkaLooks(quotas, key, user, clientId))
          const rest = quotas.filter((one) => rule === null || entityPath(one.entity) !== entityPath(rule.entity))
          // Without the rule that wins, the first that it overrules is in force.
          expect(asKafkaLooks(rest, key, user, clientId)).toBe(overruled[0]?.value ?? null)
        }
      }),
    )
  })
})

/** ClientQuotaManager keeps a map by entity for each key: first it finds who shares a limit, then the limit of those. */
function asKafkaLooks(quotas: readonly ClientQuota[], key: string, user: string, clientId: string): number | null {
  const set = new Map<string, number>()
  for (const { entity, values } of quotas) {
    const value = values[key]
    if (value !== undefined) set.set(`${name(entity.user)}|${name(entity.clientId)}`, value)
  }
  const has = (of: string) => set.has(of)
  const [u, c] = [`=${user}`, `=${clientId}`]
  const tags =
    has(`${u}|${c}`) || has(`${u}|*`)
      ? [u, c]
      : has(`${u}|-`)
        ? [u, '']
        : has(`*|${c}`) || has('*|*')
          ? [u, c]
          : has('*|-')
            ? [u, '']
            : ['', c]
  const [tagUser, tagClient] = tags
  const first = (...of: string[]) => of.map((one) => set.get(one)).find((value) => value !== undefined) ?? null
  if (tagUser !== '' && tagClient !== '') return first(`${u}|${c}`, `${u}|*`, `*|${c}`, '*|*')
  return tagUser === '' ? first(`-|${c}`, '-|*') : first(`${u}|-`, '*|-')
}

const name = (of: string | null | undefined) => (of === undefined ? '-' : of === null ? '*' : `=${of}`)

describe('of an address', () => {
  const key = 'connection_creation_rate'
  const quotas = [quota({ ip: null }, { [key]: 5 }), quota({ ip: '10.0.0.1' }, { [key]: 2 }), quota({ user: 'alice' })]

  it('its own goes before the default', () => {
    expect(effectiveIpQuotas(quotas, '10.0.0.1')).toEqual([
      {
        key,
        rule: { entity: { ip: '10.0.0.1' }, value: 2, sharedBy: 'ip' },
        overruled: [{ entity: { ip: null }, value: 5, sharedBy: 'ip' }],
      },
    ])
    expect(effectiveIpQuotas(quotas, '10.0.0.2')[0]).toMatchObject({ rule: { value: 5 }, overruled: [] })
    expect(effectiveIpQuotas([], null)).toEqual([{ key, rule: null, overruled: [] }])
  })
})

it('the path of an entity tells it from every other', () => {
  expect(entityPath({ user: 'a/b', clientId: null })).toBe('users/a%2Fb/clients/<default>')
  expect(entityPath({ user: '<default>' })).not.toBe(entityPath({ user: null }))
  expect(entityPath({ ip: '10.0.0.1' })).toBe('ips/10.0.0.1')
})
