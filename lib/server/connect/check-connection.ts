import 'server-only'
import type { ConnectionCheck, ConnectionStep } from '../../contract/connections'
import { addressOf, type ClusterConnection, type HostPort, type MskCredentials, type OauthCredentials } from '../kafka/cluster-connection'
import { forbidden, isForbidden } from '../kafka/forbidden-address'
import { type SaslLogin, saslLogin } from '../kafka/sasl/sasl-login'
import { type Address, type CheckedAddress, checkAddress } from './check-address'
import { StepList } from './step-list'

/** Brokers looked at at the same time. */
const AT_ONCE = 8

/**
 * Connects as the console would, to every bootstrap address and then to every broker where it says it is, and tells each step.
 * Nothing is kept of it, the settings least of all. Never rejects: what goes wrong is a step that failed.
 */
export async function checkConnection(connection: ClusterConnection): Promise<ConnectionCheck> {
  const { sasl, bootstrap } = connection
  const login = sasl && saslLogin(sasl)
  const how = { ...connection, login }
  const steps: ConnectionStep[] = []
  if (login && (sasl?.mechanism === 'OAUTHBEARER' || sasl?.mechanism === 'AWS_MSK_IAM')) {
    steps.push(...(await checkToken(sasl, login)))
    if (hasFailed(steps)) return { passed: false, clusterId: null, steps }
  }
  const first = await Promise.all(bootstrap.map((address) => checkAddress({ ...address, advertisedBy: null }, how)))
  steps.push(...first.flatMap((checked) => checked.steps))
  const reached = first.flatMap((checked) => checked.reached ?? [])
  const [answered] = reached
  if (!answered) return { passed: false, clusterId: null, steps }

  const { brokers, clusterId } = answered.answer
  const reachedAt = reached.map(({ at }) => at)
  const advertised = brokers
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, host, port }): Address => ({ host, port, advertisedBy: { broker: id, reachedAt, clusterId } }))
  const each = await mapInTurn(advertised, AT_ONCE, (address) => checkAddress(address, how))
  const ofBrokers = each.flatMap((checked: CheckedAddress) => checked.steps)
  return { passed: brokers.length > 0 && !hasFailed(ofBrokers), clusterId, steps: [...steps, ...ofBrokers] }
}

async function checkToken(credentials: OauthCredentials | MskCredentials, login: SaslLogin): Promise<ConnectionStep[]> {
  const { mechanism } = credentials
  const { host, port } =
    mechanism === 'OAUTHBEARER' ? endpointOf(credentials) : { host: `kafka.${credentials.region}.amazonaws.com`, port: 443 }
  const list = new StepList(addressOf({ host, port }), { broker: null, mechanism, hasTls: false, hasClientCertificate: false })
  await list.run('token', () => {
    if (isForbidden(host)) throw forbidden(host)
    return login.prepare()
  })
  return list.steps
}

function endpointOf({ tokenEndpoint }: OauthCredentials): HostPort {
  const { hostname, port, protocol } = new URL(tokenEndpoint)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

function hasFailed(steps: readonly ConnectionStep[]): boolean {
  return steps.some(({ state }) => state === 'failed')
}

/** As Promise.all of a map, with at most so many at the same time. */
async function mapInTurn<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))))
  }
  return results
}
