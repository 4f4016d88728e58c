import { expect, test } from 'vitest'
import { eventually, realConnection } from '../test/real-cluster'
import { BrokerLink, HEALTH_RULES } from './broker-link'

test('a request whose answer never comes names the broker in time, and does not keep it away for ever', async () => {
  const settings = realConnection('lost-answer')
  const [address] = settings.bootstrap
  if (!address) throw new Error('the test cluster has no address')
  const changes: boolean[] = []
  const link = new BrokerLink(1, address, settings, {
    onHealthChange: () => changes.push(link.health.answering),
    onRequest: () => {},
  })
  try {
    await eventually('an answer', () => link.health.lastAnsweredAt !== null)
    const before = performance.now()
    void link.send('rounds', 'Metadata', () => new Promise<never>(() => {}))
    await eventually('named', () => !link.health.answering, HEALTH_RULES.patienceMs + 500)
    expect(link.health.error?.kafkaError).toBe('REQUEST_TIMED_OUT')
    await eventually('back', () => link.health.answering, HEALTH_RULES.lostMs + 3 * HEALTH_RULES.heartbeatMs)
    expect(performance.now() - before).toBeGreaterThan(HEALTH_RULES.lostMs)
    // And it stays so.
    const answeredAt = link.health.lastAnsweredAt ?? 0
    await eventually('another answer', () => (link.health.lastAnsweredAt ?? 0) > answeredAt)
    expect(changes).toEqual([false, true])
  } finally {
    await link.close()
  }
}, 40_000)
