import 'server-only'
import type { Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { serverNameOf, tlsOptions, type TlsSettings } from '../cluster-connection'
import { KafkaError, toKafkaError } from '../kafka-error'
import { withDeadline } from '../with-deadline'

const PATIENCE_MS = 5_000

export interface Handshake {
  socket: TLSSocket
  /** Of the server's certificate, in ms. */
  expiresAt: number | null
  /** Why the certificate is not to be trusted; the handshake itself was done. */
  error: KafkaError | null
}

/**
 * TLS over an open connection, as a client with these settings would do it; `host` is what it was reached by. A certificate that
 * is not trusted does not end it, so that its dates can be told; nothing is sent over it. Rejects where there was no handshake.
 */
export async function shakeHands(socket: Socket, settings: TlsSettings, host: string): Promise<Handshake> {
  const secure = open(socket, settings, host)
  const opened = new Promise<void>((resolve, reject) => {
    secure.once('secureConnect', resolve)
    secure.once('error', reject)
    secure.once('close', () => reject(new KafkaError('ECONNRESET', 'closed the connection')))
  })
  try {
    await withDeadline(opened, PATIENCE_MS, null)
  } catch (error) {
    secure.destroy()
    throw toKafkaError(error)
  }
  secure.on('error', () => {})
  const { valid_to: until } = secure.getPeerCertificate()
  const expiresAt = Date.parse(until)
  const isTrusted = secure.authorized || settings.rejectUnauthorized === false
  return { socket: secure, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt, error: isTrusted ? null : untrusted(secure) }
}

function open(socket: Socket, settings: TlsSettings, host: string): TLSSocket {
  try {
    const servername = serverNameOf(settings, host)
    return connect({ ...tlsOptions(settings), socket, host, ...(servername !== false && { servername }), rejectUnauthorized: false })
  } catch (cause) {
    // Certificates and keys are read before anything is sent.
    socket.destroy()
    throw new KafkaError('TLS_FILES', 'the CA, certificate or key is not PEM, or they do not belong together', { cause })
  }
}

function untrusted({ authorizationError }: TLSSocket): KafkaError {
  // Node's type says Error; what is there is OpenSSL's code.
  const code: unknown = authorizationError
  return toKafkaError(typeof code === 'string' ? Object.assign(new Error('its certificate is not trusted'), { code }) : code)
}
