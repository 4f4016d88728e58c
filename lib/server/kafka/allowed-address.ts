import 'server-only'
import { connect, isIP, type LookupFunction } from 'node:net'
import type { HostPort } from './cluster-connection'
import { forbidden, isForbidden, requireAllowed } from './forbidden-address'
import { KafkaError } from './kafka-error'
import { resolveHost } from './probe/resolve-host'

const PATIENCE_MS = 2_000

/** What a host stands for. Rejects with FORBIDDEN_ADDRESS where one of it is never to be connected to, else with Node's code. */
export async function allowedAddresses(host: string): Promise<string[]> {
  if (isForbidden(host)) throw forbidden(host)
  const addresses = await resolveHost(host)
  requireAllowed(addresses)
  return addresses
}

/**
 * The address to connect to: the name is resolved once, so that what was judged is what is connected to. Of several, the first at which
 * somebody accepts connections, found as Node does it (RFC 8305), which the Kafka client can only be had to do by a name.
 * Rejects with FORBIDDEN_ADDRESS, or Node's code.
 */
export async function allowedAddress({ host, port }: HostPort): Promise<string> {
  const addresses = await allowedAddresses(host)
  const [only, ...others] = addresses
  return only !== undefined && others.length === 0 ? only : firstToAccept(addresses, port)
}

function firstToAccept(addresses: readonly string[], port: number): Promise<string> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_host, _options, done) => done(null, found)
  return new Promise((resolve, reject) => {
    // A name that is nobody's: the look-up is ours.
    const socket = connect({ host: 'several.invalid', port, lookup, autoSelectFamily: true, timeout: PATIENCE_MS })
    const late = () => socket.destroy(new KafkaError('ETIMEDOUT', 'did not accept the connection in time'))
    socket.once('timeout', late)
    socket.once('error', reject)
    socket.once('connect', () => {
      const { remoteAddress } = socket
      socket.destroy()
      if (remoteAddress === undefined) reject(new KafkaError('ECONNRESET', 'closed the connection'))
      else resolve(remoteAddress)
    })
  })
}
