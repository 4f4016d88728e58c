import 'server-only'
import { KafkaError } from './kafka-error'

/** Kafka writes a topic id in base64url, the wire client in hexadecimal. */
export function toKafkaUuid(hex: string): string {
  return Buffer.from(hex.replaceAll('-', ''), 'hex').toString('base64url')
}

/** A topic id as the wire client wants it. Throws INVALID_REQUEST when it is none: all zeros would mean "no id". */
export function toWireUuid(topicId: string): string {
  const hex = Buffer.from(topicId, 'base64url').toString('hex')
  if (hex.length !== 32 || /^0+$/.test(hex)) throw new KafkaError('INVALID_REQUEST', `${topicId} is no topic id`)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
