import 'server-only'
import type { Socket } from 'node:net'
import type { ConnectionStep } from '../../contract/connections'
import { allowedAddresses } from '../kafka/allowed-address'
import { addressOf, type ClusterConnection, type HostPort, type TlsSettings } from '../kafka/cluster-connection'
import { KafkaError } from '../kafka/kafka-error'
import { greet } from '../kafka/probe/greet'
import { type Greeted, type LoggedIn, logIn } from '../kafka/probe/log-in'
import { openTcp } from '../kafka/probe/open-tcp'
import { shakeHands } from '../kafka/probe/shake-hands'
import type { SaslLogin } from '../kafka/sasl/sasl-login'
import { requireReachableElsewhere } from './advertised'
import { StepList } from './step-list'

/** `advertisedBy`: the broker that says this address of itself, in the cluster that was reached at these. */
export interface Address extends HostPort {
  advertisedBy: { broker: number; reachedAt: readonly string[]; clusterId: string | null } | null
}

export interface CheckedAddress {
  steps: ConnectionStep[]
  /** The address it was reached at, and what it answered; null where it did not get that far. */
  reached: { at: string; answer: Greeted } | null
}

type How = Pick<ClusterConnection, 'clientId' | 'tls' | 'sasl'> & { login: SaslLogin | null }

const HUNG_UP = new Set(['NETWORK_EXCEPTION', 'ECONNRESET', 'EPIPE'])

/** One address, step by step, as the console connects to it. Never rejects. */
export async function checkAddress(to: Address, how: How): Promise<CheckedAddress> {
  const { advertisedBy } = to
  const list = new StepList(addressOf(to), {
    broker: advertisedBy?.broker ?? null,
    mechanism: how.sasl?.mechanism ?? null,
    hasTls: how.tls !== null,
    hasClientCertificate: how.tls?.cert !== undefined,
  })
  if (advertisedBy) await list.run('advertised', () => requireReachableElsewhere(to.host, advertisedBy.reachedAt))
  const addresses = await list.run('dns', () => allowedAddresses(to.host))
  const opened = await list.run('tcp', () => openFirst(addresses ?? [], to.port))
  await firstWords(list, opened?.socket ?? null, to, how)
  const at = opened?.address ?? ''
  const answer = await logInAndAsk(list, { address: at, host: to.host, port: to.port }, how, advertisedBy?.clusterId ?? null)
  return { steps: list.steps, reached: answer && { at, answer } }
}

/** A name may stand for several addresses, of which some lead nowhere (localhost: ::1). */
async function openFirst(addresses: readonly string[], port: number): Promise<{ socket: Socket; address: string }> {
  let failure: unknown
  for (const address of addresses) {
    try {
      return { address, socket: await openTcp(address, port) }
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

/** TLS and ApiVersions, before anybody logs in. */
async function firstWords(list: StepList, socket: Socket | null, { host }: Address, { tls, clientId }: How): Promise<void> {
  const secure = tls ? await handshake(list, socket, tls, host) : socket
  if (!tls) list.skip('tls')
  let failure: KafkaError | null = null
  await list.run('api-versions', async () => {
    try {
      await greet(secure ?? must(socket), clientId)
    } catch (error) {
      failure = error as KafkaError
      throw error
    }
  })
  socket?.destroy()
  if (tls && failure) blameTls(list, failure)
}

async function handshake(list: StepList, socket: Socket | null, tls: TlsSettings, host: string): Promise<Socket | null> {
  let expiresAt: number | null = null
  const secure = await list.run('tls', async () => {
    const done = await shakeHands(must(socket), tls, host)
    expiresAt = done.expiresAt
    if (done.error) throw done.error
    return done.socket
  })
  list.noteExpiry(expiresAt)
  return secure
}

/** With TLS 1.3 a server judges the client's certificate when the client already takes the handshake for done. */
function blameTls(list: StepList, { kafkaError, message }: KafkaError): void {
  if (kafkaError.startsWith('TLS_ALERT_')) list.blame('tls', new KafkaError(kafkaError, message))
  else if (HUNG_UP.has(kafkaError)) list.blame('tls', new KafkaError('CLIENT_CERTIFICATE', message))
}

async function logInAndAsk(
  list: StepList,
  to: { address: string; host: string; port: number },
  how: How,
  clusterId: string | null,
): Promise<Greeted | null> {
  let connection: LoggedIn | null = null
  if (how.login) connection = await list.run('sasl', () => logIn(to, how))
  else list.skip('sasl')
  let failure: KafkaError | null = null
  const answer = await list.run('metadata', async () => {
    try {
      connection ??= await logIn(to, how)
      const greeted = await connection.metadata()
      if (clusterId !== null && greeted.clusterId !== clusterId) throw new KafkaError('OTHER_CLUSTER', 'belongs to another cluster')
      return greeted
    } catch (error) {
      failure = error as KafkaError
      throw error
    }
  })
  ;(connection as LoggedIn | null)?.close()
  // What a SASL port does to whoever does not log in: it hangs up without a word.
  if (!how.login && failure && HUNG_UP.has((failure as KafkaError).kafkaError)) {
    list.blame('sasl', new KafkaError('SASL_MISSING', 'wants a login'))
  }
  return answer
}

function must<T>(value: T | null): T {
  if (value === null) throw new Error('a step before this one has failed')
  return value
}
