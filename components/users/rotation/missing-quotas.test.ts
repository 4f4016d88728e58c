import { describe, expect, it } from 'vitest'
import { missingQuotas } from './missing-quotas'

const quota = (user: string, values: Record<string, number>, clientId?: string | null) => ({
  id: `${user} ${clientId}`,
  entity: { user, ...(clientId !== undefined && { clientId }) },
  values,
})

describe('the quotas a successor lacks', () => {
  it('are all of them, for the new name, where it has none', () => {
    const of = [quota('a', { producer_byte_rate: 5 }), quota('a', { consumer_byte_rate: 6 }, 'etl')]
    expect(missingQuotas(of, [], 'b')).toEqual([
      { entity: { user: 'b' }, set: { producer_byte_rate: 5 } },
      { entity: { user: 'b', clientId: 'etl' }, set: { consumer_byte_rate: 6 } },
    ])
  })

  it('are the keys that are missing or of another value; what it has besides stays', () => {
    const of = [quota('a', { producer_byte_rate: 5, consumer_byte_rate: 6 })]
    const at = [quota('b', { producer_byte_rate: 5, consumer_byte_rate: 7, request_percentage: 50 })]
    expect(missingQuotas(of, at, 'b')).toEqual([{ entity: { user: 'b' }, set: { consumer_byte_rate: 6 } }])
    expect(missingQuotas(of, [quota('b', { producer_byte_rate: 5, consumer_byte_rate: 6 })], 'b')).toEqual([])
  })

  it('tell a default client id from none', () => {
    expect(missingQuotas([quota('a', { request_percentage: 5 }, null)], [quota('b', { request_percentage: 5 })], 'b')).toEqual([
      { entity: { user: 'b', clientId: null }, set: { request_percentage: 5 } },
    ])
  })
})
