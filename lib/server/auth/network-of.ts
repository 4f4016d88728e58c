import 'server-only'
import { isIP } from 'node:net'

/** Groups of an IPv6 address that its provider gives out: what is behind them the caller chooses (RFC 6177). */
const GROUPS_OF_NETWORK = 4

/** What limits by address go by: an IPv4 address, or of an IPv6 address its /64. Anything else is as it is. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  return asIpv4(address) ?? `${groupsOf(address).slice(0, GROUPS_OF_NETWORK).join(':')}::/64`
}

/** The IPv4 address in an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2), as a socket that listens to both tells it; else null. */
export function asIpv4(address: string): string | null {
  if (isIP(address) !== 6) return null
  const groups = groupsOf(address)
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const bytes = groups.slice(6).flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
  return bytes.join('.')
}

/** All eight, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] {
  const [bare = ''] = address.split('%')
  // URLs write an address in one way only (RFC 5952).
  const [before = [], after = []] = new URL(`http://[${bare}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
}
