import 'server-only'
import kafkajs from 'kafkajs'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { realBootstrap } from './real-cluster'

/** Whether Kafka lets this user in with this password: the proof that a credential is what it should be. */
export async function logsIn(user: string, password: string, mechanism: ScramMechanism = 'SCRAM-SHA-512'): Promise<boolean> {
  const login = { username: user, password }
  const admin = new kafkajs.Kafka({
    brokers: realBootstrap('SASL'),
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
