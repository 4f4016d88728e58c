import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { kafkaToolCommand } from '../kafka-tools.ts'
import { type Connection, passwordOf } from './clients.ts'
import type { Membership } from './consume.ts'
import type { Task } from './keep-running.ts'

/** No JavaScript client reads as a share group yet, so Kafka's own consumer does. It ends when nobody takes what it prints. */
export function shareConsume(connection: Connection, member: Membership, propertiesFile: string): Task {
  return async (signal) => {
    const [command, ...args] = connection.shareConsumer ?? (await javaCommand(connection, member, propertiesFile))
    if (!command) throw new Error('no command for the share consumer')
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal })
    const complaint: string[] = []
    child.stdout.resume()
    child.stderr.on('data', (chunk) => {
      complaint.push(String(chunk))
      complaint.splice(0, complaint.length - 5)
    })
    await new Promise<void>((resolve, reject) => {
      child.once('error', (error) => (signal.aborted ? resolve() : reject(error)))
      child.once('exit', (code) => {
        if (signal.aborted) resolve()
        else reject(new Error(`ended with ${code}: ${complaint.join('').slice(-300)}`))
      })
    })
  }
}

async function javaCommand(connection: Connection, member: Membership, propertiesFile: string): Promise<string[]> {
  const password = passwordOf(connection.passwords, member.service)
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${member.service}" password="${password}";`
  const properties = {
    'security.protocol': 'SASL_PLAINTEXT',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': login,
    'client.id': member.clientId,
    'fetch.max.wait.ms': '2000',
  }
  const text = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`)
  writeFileSync(propertiesFile, text.join(''), { mode: 0o600 })
  const args = ['--bootstrap-server', connection.sasl, '--topic', member.topics.join(), '--group', member.group]
  return ['java', ...(await kafkaToolCommand('kafka-console-share-consumer', [...args, '--command-config', propertiesFile]))]
}
