import 'server-only'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { asIpv4 } from '../auth/network-of'

/** Next loads a module once per bundle, and the gate and the routes must mean the same header. */
const KEY = Symbol.for('highwater.address-header')
const home = globalThis as { [KEY]?: string }
const UNKNOWN = 'unknown'

/**
 * The header by which the gate tells the routes where a request came from. Another in each process, so that nobody outside can send it:
 * what has not been at the gate (Next listens before it calls us) has no address, whatever it says of itself.
 */
export function addressHeader(): string {
  return (home[KEY] ??= `x-highwater-address-${randomUUID()}`)
}

/**
 * Called by the gate, once for each request. Where a proxy is trusted the last entry of X-Forwarded-For is what it saw, and those before it
 * are the caller's own words; where none is, all of it is.
 */
export function noteAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, isProxyTrusted: boolean): void {
  const forwarded = isProxyTrusted ? headers['x-forwarded-for'] : undefined
  headers[addressHeader()] = forwarded === undefined ? (socket.remoteAddress ?? UNKNOWN) : withoutPort(String(forwarded).split(',').at(-1))
}

/** The address of the caller, as it is recorded; limits go by `networkOf` it. `unknown` where there is none that is an IP address. */
export function clientAddress(headers: Headers): string {
  const [address = ''] = headers.get(addressHeader())?.split('%') ?? []
  return isIP(address) === 0 ? UNKNOWN : (asIpv4(address) ?? address)
}

export function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? new URL(request.url).protocol.replace(':', '')) === 'https'
}

/** Some proxies write the port of the caller as well. */
function withoutPort(entry = ''): string {
  const text = entry.trim()
  return /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
