import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brokersSeenBy } from './brokers-seen.ts'
import { refuseBusyPort } from './busy-port.ts'
import { CONTROLLER_IDS, ports } from './node-config.ts'
import { Refusal, until } from './progress.ts'

const composeFile = fileURLToPath(new URL('../docker-compose.yml', import.meta.url))
// Not the file's own project name: what a developer has started by hand from it is left alone.
const PROJECT = 'highwater-demo'
const NODE_IDS = [...CONTROLLER_IDS, 4]
const run = promisify(execFile)

/** The same cluster as KafkaCluster, as containers. */
export class DockerCluster {
  readonly #basePort: number
  readonly #running = new Set<number>()
  readonly #pids = new Map<number, number>()

  constructor(basePort: number) {
    this.#basePort = basePort
  }

  get bootstrap() {
    const list = (port: (base: number, id: number) => number) =>
      CONTROLLER_IDS.map((id) => `127.0.0.1:${port(this.#basePort, id)}`).join(',')
    return { plaintext: list(ports.plaintext), sasl: list(ports.sasl) }
  }

  get brokers() {
    return CONTROLLER_IDS.map((id, index) => ({
      id,
      rack: ['eu-1a', 'eu-1b', 'eu-1c'][index] ?? 'eu-1a',
      pid: this.#pids.get(id) ?? null,
      command: ['docker', ...this.#arguments('start', `node-${id}`)],
    }))
  }

  /** Kafka's own share consumer, in the container of node 1 where no Java is at hand; as super user, over the brokers' own listener. */
  shareConsumer(topic: string, group: string): string[] {
    const script = '/opt/kafka/bin/kafka-console-share-consumer.sh'
    const args = ['--bootstrap-server', 'node-1:9090', '--topic', topic, '--group', group]
    return ['docker', ...this.#arguments('exec', '-T', 'node-1', script, ...args)]
  }

  async start(): Promise<void> {
    await this.#compose('down', '--timeout', '0')
    for (const id of NODE_IDS) {
      await refuseBusyPort(ports.sasl(this.#basePort, id))
      await refuseBusyPort(ports.plaintext(this.#basePort, id))
    }
    await this.#compose('up', '--detach', '--quiet-pull', ...CONTROLLER_IDS.map((id) => `node-${id}`))
    for (const id of CONTROLLER_IDS) this.#running.add(id)
    await this.untilBrokers(3)
    for (const id of CONTROLLER_IDS) this.#pids.set(id, await this.#pidOf(id))
  }

  async startNode(id: number): Promise<void> {
    await this.#compose('up', '--detach', '--quiet-pull', '--no-recreate', '--no-deps', `node-${id}`)
    this.#running.add(id)
  }

  async stopNode(id: number): Promise<void> {
    await this.#compose('stop', '--timeout', '20', `node-${id}`)
    this.#running.delete(id)
  }

  async untilBrokers(count: number): Promise<void> {
    await until(
      `${count} brokers in every node's metadata`,
      async () => {
        for (const id of this.#running) {
          if ((await brokersSeenBy(`127.0.0.1:${ports.plaintext(this.#basePort, id)}`)) !== count) return undefined
        }
        return true
      },
      { timeoutMs: 120_000 },
    )
  }

  async stop(): Promise<void> {
    await this.#compose('down', '--timeout', '0')
  }

  #arguments(...args: string[]): string[] {
    return ['compose', '--project-name', PROJECT, '--file', composeFile, ...args]
  }

  async #compose(...args: string[]): Promise<string> {
    const chosen = NODE_IDS.flatMap((id) => [
      [`KAFKA_SASL_${id}`, String(ports.sasl(this.#basePort, id))],
      [`KAFKA_LOCAL_${id}`, String(ports.plaintext(this.#basePort, id))],
    ])
    try {
      const env = { ...process.env, ...Object.fromEntries(chosen) }
      return (await run('docker', this.#arguments(...args), { env })).stdout.trim()
    } catch (error) {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
      throw new Refusal(`docker compose ${args[0]} failed:\n${said}`)
    }
  }

  async #pidOf(id: number): Promise<number> {
    const container = await this.#compose('ps', '--quiet', `node-${id}`)
    const { stdout } = await run('docker', ['inspect', '--format', '{{.State.Pid}}', container])
    return Number(stdout)
  }
}
