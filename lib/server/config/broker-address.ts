import 'server-only'
import { z } from 'zod'

const MAX_PORT = 65_535

/** `host:port`; an IPv6 host in square brackets. */
export const BrokerAddress = z
  .string()
  .regex(/^([^\s:,/[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/, 'expected host:port, such as kafka-1:9092')
  .refine((address) => splitAddress(address).port <= MAX_PORT, `a port is at most ${MAX_PORT}`)

export function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}
