import 'server-only'
import type { Socket } from 'node:net'
import { KafkaError, toKafkaError } from '../kafka-error'
import { withDeadline } from '../with-deadline'

const PATIENCE_MS = 5_000
const CORRELATION = 0x68_77_31_01
const TLS_RECORDS = [0x14, 0x15, 0x16, 0x17]

/**
 * Asks ApiVersions v0, which every Kafka since 0.10 answers to anybody, before any login. Rejects with NETWORK_EXCEPTION
 * where the other side hangs up, TLS_REQUIRED where it speaks TLS, NOT_KAFKA where it speaks anything else.
 */
export async function greet(socket: Socket, clientId: string): Promise<void> {
  const answer = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      const said = Buffer.concat(parts)
      if (said.length >= 8) resolve(said)
    })
    socket.once('error', reject)
    socket.once('close', () => {
      const said = Buffer.concat(parts)
      if (said.length > 0) resolve(said)
      else reject(new KafkaError('NETWORK_EXCEPTION', 'closed the connection'))
    })
  })
  socket.write(request(clientId))
  const said = await withDeadline(answer, PATIENCE_MS, null).catch((error: unknown) => {
    throw toKafkaError(error)
  })
  if (said.length >= 8 && said.readInt32BE(4) === CORRELATION) return
  const isTls = said.length >= 3 && TLS_RECORDS.includes(said[0] ?? 0) && said[1] === 3
  throw isTls ? new KafkaError('TLS_REQUIRED', 'wants TLS') : new KafkaError('NOT_KAFKA', 'does not speak Kafka’s protocol')
}

/** Request header v1: api key 18, version 0, correlation id, client id; no body. */
function request(clientId: string): Buffer {
  const name = Buffer.from(clientId)
  const header = Buffer.alloc(14)
  header.writeInt32BE(10 + name.length, 0)
  header.writeInt16BE(18, 4)
  header.writeInt16BE(0, 6)
  header.writeInt32BE(CORRELATION, 8)
  header.writeInt16BE(name.length, 12)
  return Buffer.concat([header, name])
}
