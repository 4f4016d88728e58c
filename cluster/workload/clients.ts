import { readFileSync } from 'node:fs'
import kafkajs, { type Kafka } from 'kafkajs'
import type { Passwords } from '../access/apply.ts'
import type { ServiceName } from '../access/services.ts'

/** What the workload's process is given, in a file that only its owner can read. */
export interface Connection {
  plaintext: string
  sasl: string
  passwords: Passwords
  /** The command that reads shipments as a share group, where it is not the Java of this machine. */
  shareConsumer?: string[]
}

export function readConnection(file: string): Connection {
  return JSON.parse(readFileSync(file, 'utf8')) as Connection
}

const common = {
  connectionTimeout: 2_000,
  requestTimeout: 10_000,
  retry: { initialRetryTime: 300, maxRetryTime: 5_000, retries: 8 },
  // Its own log is a line for each lost connection; what matters is said by keepRunning.
  logLevel: kafkajs.logLevel.NOTHING,
}

/** A super user on the loopback listener: for setting up, never for the workload. */
export function anonymous(plaintext: string): Kafka {
  return new kafkajs.Kafka({ ...common, clientId: 'local-cluster', brokers: plaintext.split(',') })
}

export function kafkaOf({ sasl, passwords }: Connection, service: ServiceName, clientId: string): Kafka {
  return new kafkajs.Kafka({
    ...common,
    clientId,
    brokers: sasl.split(','),
    sasl: { mechanism: 'scram-sha-512', username: service, password: passwordOf(passwords, service) },
  })
}

export function passwordOf(passwords: Passwords, user: string): string {
  const password = passwords[user]
  if (!password) throw new Error(`no password for ${user}`)
  return password
}
