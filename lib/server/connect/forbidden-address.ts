import 'server-only'
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { KafkaError } from '../kafka/kafka-error'

/**
 * Where no Kafka is, but what clouds tell their machines in confidence: link-local addresses, and the few other places of
 * instance metadata. Whoever may name addresses must not be able to make this process talk to these.
 */
const FORBIDDEN = new BlockList()
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4')
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6')
// The same by NAT64 (RFC 6052).
FORBIDDEN.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6')
// AWS by IPv6, Alibaba Cloud, Azure.
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6')
FORBIDDEN.addAddress('100.100.100.200', 'ipv4')
FORBIDDEN.addAddress('168.63.129.16', 'ipv4')

export function isForbidden(address: string): boolean {
  const [bare = ''] = address.split('%')
  const family = isIP(bare)
  return family !== 0 && FORBIDDEN.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}

export function forbidden(): KafkaError {
  return new KafkaError('FORBIDDEN_ADDRESS', 'is a link-local or metadata address, which is never connected to')
}

/** `dns.lookup` that finds nothing at such an address. Node does not call it for what is an address already. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isForbidden(address))) return callback(forbidden(), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
