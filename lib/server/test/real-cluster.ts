import 'server-only'
import type { ClusterConnection } from '../kafka/cluster-connection'
import type { BrokerMemory } from '../observe/observer'

export type Listener = 'PLAINTEXT' | 'SASL' | 'TLS' | 'MTLS' | 'OAUTH' | 'ASTRAY'

/** The addresses of the cluster that `npm test` started. Refuses anything that is not on this machine. */
export function realBootstrap(listener: Listener): string[] {
  const addresses = (process.env[`HIGHWATER_TEST_${listener}`] ?? '').split(',')
  if (!addresses.every((address) => address.startsWith('127.0.0.1:'))) {
    throw new Error(`HIGHWATER_TEST_${listener} must name a local cluster: run the tests by npm test`)
  }
  return addresses
}

/** How to reach that cluster; as the super user it takes every local caller for, unless told otherwise. */
export function realConnection(
  clientId: string,
  listener: Listener = 'PLAINTEXT',
  how: Partial<Pick<ClusterConnection, 'sasl' | 'tls'>> = {},
): ClusterConnection {
  const bootstrap = realBootstrap(listener).map((address) => {
    const [host = '', port = ''] = address.split(':')
    return { host, port: Number(port) }
  })
  return { clientId, bootstrap, tls: null, sasl: null, ...how }
}

/** A memory that holds nothing: the console's first day. */
export const noMemory: BrokerMemory = { load: () => Promise.resolve([]), remember: () => Promise.resolve() }

/** How long a test waits for what is sure to come. */
const PATIENCE_MS = 20_000
/** For `expect.poll`, which by itself gives up after a second. */
export const PATIENT = { timeout: PATIENCE_MS }

/** Asks until the answer is true; waits for the thing itself, never for a time. */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>, timeoutMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
