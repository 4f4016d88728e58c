import 'server-only'
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { KafkaError } from './kafka-error'

/**
 * Where no Kafka is, but what clouds tell their machines in confidence: link-local addresses, and the few other places of
 * instance metadata. Whoever may name addresses must not be able to make this process talk to these.
 */
const FORBIDDEN = new BlockList()
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4')
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6')
// Alibaba Cloud, Azure.
FORBIDDEN.addAddress('100.100.100.200', 'ipv4')
FORBIDDEN.addAddress('168.63.129.16', 'ipv4')
// AWS, Google Cloud.
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6')
FORBIDDEN.addAddress('fd20:ce::254', 'ipv6')
// The same of IPv4 by what leads there from IPv6: NAT64 (RFC 6052), stateless translation (RFC 7915), IPv4-compatible (RFC 4291, 2.5.5.1).
for (const prefix of ['64:ff9b::', '::ffff:0:', '::']) {
  FORBIDDEN.addSubnet(`${prefix}a9fe:0`, 112, 'ipv6')
  for (const metadata of ['6464:64c8', 'a83f:8110']) FORBIDDEN.addAddress(`${prefix}${metadata}`, 'ipv6')
}
// 6to4 (RFC 3056).
FORBIDDEN.addSubnet('2002:a9fe::', 32, 'ipv6')

/** Whether it is such an address, however it is written (2852039166, 0xa9.0xfe.1, ::ffff:a9fe:a9fe). A name is not: where it leads is known when it is resolved. */
export function isForbidden(host: string): boolean {
  const [bare = ''] = host.replace(/^\[|\]$/g, '').split('%')
  const address = isIP(bare) === 0 ? asUrlsReadIt(bare) : bare
  const family = isIP(address)
  return family !== 0 && FORBIDDEN.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** URLs take for an IPv4 address what resolvers do (WHATWG URL, 3.5), and write it in four decimals. */
function asUrlsReadIt(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host
}

/** `address`: what was refused, to be told. */
export function forbidden(address: string): KafkaError {
  const error = new KafkaError('FORBIDDEN_ADDRESS', `leads to ${address}, a link-local or metadata address, which is never connected to`)
  // kafkajs hands on the code of a socket's error, and nothing else of it.
  return Object.assign(error, { code: error.kafkaError })
}

/** Throws FORBIDDEN_ADDRESS where one of the addresses of a name is such: which of them would be used, chance decides. */
export function requireAllowed(addresses: readonly string[]): void {
  const refused = addresses.find(isForbidden)
  if (refused !== undefined) throw forbidden(refused)
}

/** `dns.lookup` that finds nothing at such an address. Node does not call it for what is an address already. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const refused = [hostname, ...addresses.map(({ address }) => address)].find(isForbidden)
    if (refused !== undefined) return callback(forbidden(refused), '', 0)
    const [first] = addresses
    if (options.all || !first) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
