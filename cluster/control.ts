import { createServer, type Server } from 'node:http'
import type { KafkaCluster } from './kafka-cluster.ts'

const SIGNALS = ['SIGKILL', 'SIGSTOP', 'SIGCONT'] as const
export type ControlSignal = (typeof SIGNALS)[number]
export type ControlledBroker = KafkaCluster['brokers'][number]
export type ControlledCluster = Pick<KafkaCluster, 'nodes' | 'brokers' | 'running' | 'startNode' | 'stopNode' | 'signal' | 'untilBrokers'>

/** Lets tests in other processes stop and start brokers, by HTTP on loopback. Returns what ends it. */
export async function serveControl(cluster: ControlledCluster, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body))
    }
    handle(cluster, `${request.method} ${request.url}`).then(
      (body) => (body === undefined ? answer(404, { message: 'no such action' }) : answer(200, body)),
      (error: unknown) => answer(500, { message: error instanceof Error ? error.message : String(error) }),
    )
  })
  await listen(server, port)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

async function handle(cluster: ControlledCluster, action: string): Promise<unknown> {
  if (action === 'GET /brokers') return cluster.brokers
  const [, id, verb, word] = /^POST \/nodes\/(\d+)\/(start|stop|signal)(?:\/(\w+))?$/.exec(action) ?? []
  const node = Number(id)
  if (!cluster.nodes.some((known) => known.id === node)) return undefined
  const signal = SIGNALS.find((known) => known === word)
  if (verb === 'start') await start(cluster, node)
  else if (verb === 'stop') await cluster.stopNode(node)
  // A killed process is gone when this returns; a paused one is only told so.
  else if (signal === 'SIGKILL') await cluster.stopNode(node, signal)
  else if (signal) cluster.signal(node, signal)
  else return undefined
  return {}
}

/** Returns when the node is in the metadata of all that run. A node that already runs is left as it is. */
async function start(cluster: ControlledCluster, node: number): Promise<void> {
  if (!cluster.running.includes(node)) await cluster.startNode(node)
  await cluster.untilBrokers(cluster.running.length)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

/** The other end of serveControl. */
export function clusterControl(url: string) {
  const ask = async (method: 'GET' | 'POST', path: string): Promise<unknown> => {
    const response = await fetch(url + path, { method })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
    return body
  }
  return {
    start: async (id: number) => void (await ask('POST', `/nodes/${id}/start`)),
    stop: async (id: number) => void (await ask('POST', `/nodes/${id}/stop`)),
    signal: async (id: number, signal: ControlSignal) => void (await ask('POST', `/nodes/${id}/signal/${signal}`)),
    brokers: async () => (await ask('GET', '/brokers')) as ControlledBroker[],
  }
}
