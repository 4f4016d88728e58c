import 'server-only'

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]', '::1']

/** Is this an address that only this machine can reach? */
export function isLoopback(host: string): boolean {
  return LOOPBACK_HOSTS.includes(host.toLowerCase())
}

/**
 * Does a `Host` header name this machine? A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding)
 * and so reach a console without sign-in, but its requests carry its own name.
 */
export function isLoopbackHostHeader(header: string | null): boolean {
  return header !== null && isLoopback(header.replace(/:\d+$/, ''))
}
