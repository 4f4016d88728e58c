import 'server-only'
import type { BrokerConnections } from '../broker-connections'

/** Next loads a module once per bundle, and a client may be made in one and written through in another. */
const KEY = Symbol.for('highwater.client-connections')
const home = globalThis as { [KEY]?: WeakMap<object, BrokerConnections> }

/** Called by whoever makes a client; a client does not show its connections, so that it cannot be written through. */
export function keepConnections(client: object, connections: BrokerConnections): void {
  home[KEY] ??= new WeakMap()
  home[KEY].set(client, connections)
}

/** The connections of a client of createClusterClient. Throws when it is anything else. */
export function connectionsOf(client: object): BrokerConnections {
  const connections = home[KEY]?.get(client)
  if (!connections) throw new Error('this is no client of createClusterClient')
  return connections
}
