import 'server-only'
import kafkajs from 'kafkajs'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { eventually, realBootstrap } from './real-cluster'

/** Whether Kafka, by the first of these brokers, lets this user in with this password: the proof that a credential is what it should be. */
export async function logsIn(
  user: string,
  password: string,
  mechanism: ScramMechanism = 'SCRAM-SHA-512',
  brokers = realBootstrap('SASL'),
): Promise<boolean> {
  const login = { username: user, password }
  const admin = new kafkajs.Kafka({
    brokers,
    // Its own second is short for a busy machine, and not what is asked here.
    connectionTimeout: 10_000,
    sasl: mechanism === 'SCRAM-SHA-256' ? { mechanism: 'scram-sha-256', ...login } : { mechanism: 'scram-sha-512', ...login },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  }).admin()
  try {
    await admin.connect()
    return true
  } catch (error) {
    if (error instanceof kafkajs.KafkaJSError && /auth/i.test(error.message)) return false
    throw error
  } finally {
    await admin.disconnect()
  }
}

/** Resolves when every broker lets this user in with this password: each hears of a credential in its own time. */
export function letInEverywhere(user: string, password: string, mechanism?: ScramMechanism): Promise<void> {
  return eventually(`every broker lets ${user} in`, async () => {
    const isIn = await Promise.all(realBootstrap('SASL').map((broker) => logsIn(user, password, mechanism, [broker])))
    return isIn.every(Boolean)
  })
}
