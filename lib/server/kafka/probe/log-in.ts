import 'server-only'
import { Connection } from '@platformatic/kafka'
import type { TlsSettings } from '../cluster-connection'
import { KafkaError, toKafkaError } from '../kafka-error'
import type { SaslLogin } from '../sasl/sasl-login'
import { wireOptions } from '../wire-options'
import { type BrokerMetadata, readMetadata } from '../reads/metadata'

const PATIENCE_MS = 8_000

export interface Greeted {
  clusterId: string | null
  brokers: BrokerMetadata[]
}

export interface LoggedIn {
  metadata(): Promise<Greeted>
  close(): void
}

/** A connection as the console makes them, to an address that `host` stands for. Rejects as the broker answers the login. */
export async function logIn(
  to: { address: string; host: string; port: number },
  how: { clientId: string; tls: TlsSettings | null; login: SaslLogin | null },
): Promise<LoggedIn> {
  const connection = new Connection(how.clientId, {
    connectTimeout: PATIENCE_MS,
    requestTimeout: PATIENCE_MS,
    ...wireOptions(how, to.host),
  })
  connection.on('error', () => {})
  const close = () => void Promise.resolve(connection.close()).catch(() => {})
  try {
    await connection.connect(to.address, to.port)
  } catch (error) {
    close()
    throw withMechanisms(toKafkaError(error), error)
  }
  return {
    close,
    metadata: async () => {
      try {
        const { clusterId, brokers } = await readMetadata(connection)
        return { clusterId, brokers }
      } catch (error) {
        throw toKafkaError(error)
      }
    },
  }
}

const KNOWN_MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER', 'GSSAPI', 'AWS_MSK_IAM']

/** Names the mechanisms that the broker offers instead, of those that exist. */
function withMechanisms(failure: KafkaError, error: unknown): KafkaError {
  if (failure.kafkaError !== 'UNSUPPORTED_SASL_MECHANISM') return failure
  const offered = offeredIn(error).filter((name) => KNOWN_MECHANISMS.includes(name))
  return new KafkaError(failure.kafkaError, offered.join(', '), { cause: error })
}

function offeredIn(error: unknown): string[] {
  for (let link = error; typeof link === 'object' && link !== null; link = (link as { cause?: unknown }).cause) {
    const { mechanisms } = (link as { response?: { mechanisms?: unknown } }).response ?? {}
    if (Array.isArray(mechanisms)) return mechanisms.map(String)
  }
  return []
}
