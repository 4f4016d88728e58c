import { z } from 'zod'

const MAX_PORT = 65_535

/** `host:port`; an IPv6 host in square brackets. */
export const BrokerAddress = z
  .string()
  .regex(/^([^\s:,/[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/, 'expected host:port, such as kafka-1:9092')
  .refine((address) => splitAddress(address).port <= MAX_PORT, `a port is at most ${MAX_PORT}`)
  // The same and the port's limit as a pattern, for the API's document.
  .meta({ pattern: String.raw`^([^\s:,/[\]]+|\[[0-9a-fA-F:.]+\]):(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$` })

export function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}
