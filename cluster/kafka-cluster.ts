import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokersSeenBy } from './brokers-seen.ts'
import { refuseBusyPort } from './busy-port.ts'
import { ALLOWED_TOKEN_KEYS, type ExtraListener } from './extra-listeners.ts'
import { rememberChild, stopLeftOver } from './left-overs.ts'
import { CONTROLLER_IDS, extraPort, type NodePlan, ports, serverProperties, SINGLE_NODE_SETTINGS } from './node-config.ts'
import { until } from './progress.ts'
import { ensureTestKeys, ensureTls } from './tls.ts'

const RACKS = ['eu-1a', 'eu-1b', 'eu-1c', 'eu-1a']

export interface ClusterOptions {
  classPath: string
  /** Everything of the cluster lives here; wiped at each start, unless kept. */
  dir: string
  basePort: number
  /** One combined node, instead of three and a fourth that is only a broker. */
  isSingle?: boolean
  /** The next start goes on with the data of this one. */
  isKept?: boolean
  /** Added to what the nodes are told, and wins. */
  settings?: Record<string, string | number>
  /** Besides those that every cluster has. */
  extraListeners?: readonly ExtraListener[]
  /** Of each node, as Java writes it. */
  heap?: string
  /** `info` says several things of every partition. */
  logLevel?: 'info' | 'warn'
}

/** Real Kafka nodes on loopback: three, and a fourth when it is asked for. Every process started is a child of this one and dies with it. */
export class KafkaCluster {
  readonly nodes: NodePlan[]
  readonly #options: ClusterOptions
  readonly #controllers: readonly number[]
  readonly #children = new Map<number, ChildProcess>()
  /** Kafka's own ids never begin with a dash: its tools take that for an option. */
  readonly #clusterId = `A${randomBytes(16).toString('base64url').slice(1)}`
  #isStopped = false

  constructor(options: ClusterOptions) {
    this.#options = options
    this.#controllers = options.isSingle ? CONTROLLER_IDS.slice(0, 1) : CONTROLLER_IDS
    this.nodes = RACKS.slice(0, options.isSingle ? 1 : RACKS.length).map((rack, index) => {
      const id = index + 1
      const dir = join(options.dir, `node-${id}`)
      // Node 2 has a second log dir, so that moving a replica between log dirs has something to show.
      const logDirs = id === 2 ? [join(dir, 'data-a'), join(dir, 'data-b')] : [join(dir, 'data')]
      return { id, rack, dir, basePort: options.basePort, logDirs }
    })
  }

  get bootstrap() {
    return { plaintext: this.#addresses(ports.plaintext), sasl: this.#addresses(ports.sasl), tls: this.#addresses(ports.tls) }
  }

  /** The addresses of a listener that only some clusters have. */
  bootstrapOf(listener: ExtraListener): string {
    return this.#addresses((base, id) => extraPort(listener, base, id))
  }

  #addresses(port: (base: number, id: number) => number): string {
    return this.#controllers.map((id) => `127.0.0.1:${port(this.#options.basePort, id)}`).join(',')
  }

  get brokers() {
    return this.nodes
      .filter(({ id }) => this.#controllers.includes(id))
      .map((node) => ({ id: node.id, rack: node.rack, pid: this.#children.get(node.id)?.pid ?? null, command: this.#command(node) }))
  }

  /** Ids of the nodes whose process lives, node 4 too. */
  get running(): number[] {
    return [...this.#children.keys()]
  }

  /** Nodes 1, 2 and 3, or the single one: formatted, started, and each answering with all of them. `isFresh`: without what was kept. */
  async start({ isFresh = !this.#options.isKept } = {}): Promise<void> {
    this.#isStopped = false
    await this.#stopLeftOvers()
    await this.#refuseBusyPorts()
    if (isFresh) rmSync(this.#options.dir, { recursive: true, force: true })
    ensureTls()
    if (this.#options.extraListeners) ensureTestKeys()
    await Promise.all(this.#controllers.map((id) => this.startNode(id)))
    await this.untilBrokers(this.#controllers.length)
  }

  /** Formats a node that has no data yet, then starts it. Returns as soon as the process runs. */
  async startNode(id: number): Promise<void> {
    const node = this.#node(id)
    mkdirSync(node.dir, { recursive: true })
    const { isSingle, settings, extraListeners } = this.#options
    writeFileSync(
      join(node.dir, 'server.properties'),
      serverProperties(node, this.#controllers, { ...(isSingle ? SINGLE_NODE_SETTINGS : {}), ...settings }, extraListeners),
    )
    if (!node.logDirs.every((dir) => existsSync(join(dir, 'meta.properties')))) {
      await this.#java(node, 'format', [
        'kafka.tools.StorageTool',
        'format',
        '-t',
        this.#clusterId,
        '-c',
        join(node.dir, 'server.properties'),
      ])
    }
    const log = openSync(join(node.dir, 'stdout.log'), 'a')
    // Told to stop while this node was being formatted.
    if (this.#isStopped) return
    const [java, ...args] = this.#command(node)
    const child = spawn(java, args, { stdio: ['ignore', log, log] })
    this.#children.set(id, child)
    child.once('exit', () => {
      if (this.#children.get(id) === child) this.#children.delete(id)
    })
    rememberChild(join(node.dir, 'pid'), child.pid)
  }

  /** Resolves when every running node answers a metadata request with this many brokers. */
  async untilBrokers(count: number): Promise<void> {
    await until(`${count} brokers in every node's metadata`, async () => {
      for (const id of this.#children.keys()) {
        if ((await brokersSeenBy(`127.0.0.1:${ports.plaintext(this.#options.basePort, id)}`)) !== count) return undefined
      }
      return this.#children.size > 0 || undefined
    })
  }

  signal(id: number, signal: NodeJS.Signals): void {
    this.#children.get(id)?.kill(signal)
  }

  /** Stops one node in order (SIGTERM) or at once (SIGKILL) and waits for its end. */
  async stopNode(id: number, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#children.get(id)
    if (!child) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGCONT')
    child.kill(signal)
    // Closing thousands of logs takes its time.
    const hard = setTimeout(() => child.kill('SIGKILL'), this.#options.isKept ? 60_000 : 20_000)
    await ended
    clearTimeout(hard)
  }

  /** Data that is thrown away at the next start needs no order; what is kept would have to be recovered without it. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const signal = this.#options.isKept ? 'SIGTERM' : 'SIGKILL'
    await Promise.all([...this.#children.keys()].map((id) => this.stopNode(id, signal)))
  }

  #command(node: NodePlan): [string, ...string[]] {
    return ['java', ...this.#arguments(node, 'server', ['kafka.Kafka', join(node.dir, 'server.properties')], this.#options.heap ?? '512m')]
  }

  #node(id: number): NodePlan {
    const node = this.nodes.find((candidate) => candidate.id === id)
    if (!node) throw new Error(`no node ${id}`)
    return node
  }

  #arguments(node: NodePlan, log: string, command: string[], heap: string): string[] {
    return [
      `-Xmx${heap}`,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Xshare:auto',
      `-Dhighwater.log=${join(node.dir, `${log}.log`)}`,
      `-Dhighwater.level=${this.#options.logLevel ?? 'info'}`,
      ...(this.#options.extraListeners ? ALLOWED_TOKEN_KEYS : []),
      '-cp',
      this.#options.classPath,
      ...command,
    ]
  }

  async #java(node: NodePlan, log: string, command: string[]): Promise<void> {
    const output: string[] = []
    const child = spawn('java', this.#arguments(node, log, command, '128m'))
    child.stdout.on('data', (chunk) => output.push(String(chunk)))
    child.stderr.on('data', (chunk) => output.push(String(chunk)))
    const code = await new Promise((resolve) => child.once('close', resolve))
    if (code !== 0) throw new Error(`${command[0]} failed for node ${node.id}:\n${output.join('')}`)
  }

  async #refuseBusyPorts(): Promise<void> {
    for (const { id } of this.nodes) {
      for (const port of Object.values(ports)) await refuseBusyPort(port(this.#options.basePort, id))
      for (const listener of this.#options.extraListeners ?? []) await refuseBusyPort(extraPort(listener, this.#options.basePort, id))
    }
  }

  /** Nodes of an earlier run that was itself killed. */
  async #stopLeftOvers(): Promise<void> {
    if (!existsSync(this.#options.dir)) return
    for (const name of readdirSync(this.#options.dir)) {
      const dir = join(this.#options.dir, name)
      await stopLeftOver(join(dir, 'pid'), dir)
    }
  }
}
