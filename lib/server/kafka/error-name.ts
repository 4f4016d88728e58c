import 'server-only'
import { protocolErrorsCodesById } from '@platformatic/kafka'

/** Kafka's name for an error code; null for success. */
export function kafkaErrorName(code: number): string | null {
  if (code === 0) return null
  return (protocolErrorsCodesById as Record<number, string>)[code] ?? 'UNKNOWN_SERVER_ERROR'
}
