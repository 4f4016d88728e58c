import 'server-only'
import { connect, isIP, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ISocketFactory } from 'kafkajs'
import { forbidden, guardedLookup, isForbidden } from './forbidden-address'

const KEEP_ALIVE_MS = 60_000

/** kafkajs' own sockets, but never to an address nobody may have connected to: such a one fails with FORBIDDEN_ADDRESS. */
export const guardedSockets: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  // What is an address already is not looked up.
  if (isForbidden(host)) return new Socket().destroy(forbidden(host))
  const to = { host, port, lookup: guardedLookup }
  // kafkajs' type has TLS always; what it hands over is false where there is none.
  const tls = ssl as typeof ssl | false
  const socket = tls ? connectTls({ ...to, ...(isIP(host) === 0 && { servername: host }), ...tls }, onConnect) : connect(to, onConnect)
  return socket.setKeepAlive(true, KEEP_ALIVE_MS)
}
