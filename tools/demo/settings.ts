import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../../cluster/progress.ts'

const dir = fileURLToPath(new URL('../../.demo', import.meta.url))

/** Everything the demo writes; it can be removed when no demo runs. */
export const PATHS = {
  dir,
  pid: join(dir, 'demo.pid'),
  ready: join(dir, 'ready.json'),
  kafka: join(dir, 'kafka'),
  workload: join(dir, 'workload'),
  console: join(dir, 'console'),
  config: join(dir, 'highwater.yaml'),
  consoleEnv: join(dir, 'console.env'),
}

function port(name: string, fallback: number, highest: number): number {
  const text = process.env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1024 || value > highest) {
    throw new Refusal(`${name} must be a whole number from 1024 to ${highest}, not "${text}".`)
  }
  return value
}

export type Engine = 'java' | 'docker'

export interface Settings {
  /** False with --no-console: the cluster and its business only. */
  withConsole: boolean
  consolePort: number
  /** The first of the ports of Kafka; the others follow within thirty. */
  kafkaPort: number
  engine: Engine | null
}

export function readSettings(args: string[]): Settings {
  const unknown = args.find((arg) => arg !== '--no-console')
  if (unknown) throw new Refusal(`Unknown argument ${unknown}; the only one is --no-console.`)
  const engine = process.env.DEMO_KAFKA
  if (engine && engine !== 'java' && engine !== 'docker') throw new Refusal(`DEMO_KAFKA must be java or docker, not "${engine}".`)
  return {
    withConsole: !args.includes('--no-console'),
    consolePort: port('HIGHWATER_PORT', 3000, 65_535),
    kafkaPort: port('DEMO_KAFKA_PORT', 19_092, 65_500),
    engine: engine === 'java' || engine === 'docker' ? engine : null,
  }
}
