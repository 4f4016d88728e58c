import 'server-only'
import { z } from 'zod'
import { splitAddress } from '../../contract/broker-address'

const MAX_PORT = 65_535

/** `host:port`; as in Go, no host is every address of this machine. */
export const ListenAddress = z
  .string()
  .regex(/^([^\s:,/[\]]*|\[[0-9a-fA-F:.]+\]):\d{1,5}$/, 'expected host:port, such as 127.0.0.1:9308, or :9308 for every address')
  .refine((address) => splitAddress(address).port <= MAX_PORT, `a port is at most ${MAX_PORT}`)

const Pattern = z.string().max(10_000).refine(isPattern, 'is not a regular expression')

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** Unanchored regular expressions; the defaults are kafka_exporter's. */
const NamePatterns = z.strictObject({ include: Pattern.default('.*'), exclude: Pattern.default('^$') })
const EVERY_NAME = NamePatterns.parse({})

/** `exporter:` in highwater.yaml. */
export const ExporterSettings = z.strictObject({
  listen: ListenAddress.nullable().default(null),
  topics: NamePatterns.default(EVERY_NAME),
  groups: NamePatterns.default(EVERY_NAME),
})
export type ExporterConfig = z.infer<typeof ExporterSettings>
