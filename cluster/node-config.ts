import type { ExtraListener } from './extra-listeners.ts'
import { TLS } from './tls.ts'

/** What one Kafka node of the local cluster is told. Ids 1 to 3 are broker and controller, 4 and above only broker. */
export interface NodePlan {
  id: number
  rack: string
  dir: string
  basePort: number
  logDirs: string[]
}

export const CONTROLLER_IDS = [1, 2, 3]

/** SASL clients, local PLAINTEXT super user, controllers, TLS clients: ten ports apart, by node id. */
export const ports = {
  sasl: (basePort: number, id: number) => basePort + id - 1,
  plaintext: (basePort: number, id: number) => basePort + 10 + id - 1,
  controller: (basePort: number, id: number) => basePort + 20 + id - 1,
  tls: (basePort: number, id: number) => basePort + 30 + id - 1,
}

const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'

/** The same on every node, as Java process or as container: docker-compose.yml repeats it, a test compares the two. */
export const COMMON_SETTINGS: Record<string, string | number> = {
  'controller.listener.names': 'CONTROLLER',
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512,SCRAM-SHA-256,PLAIN',
  'listener.name.sasl.scram-sha-256.sasl.jaas.config': scram,
  'listener.name.sasl.scram-sha-512.sasl.jaas.config': scram,
  'listener.name.sasl.plain.sasl.jaas.config':
    'org.apache.kafka.common.security.plain.PlainLoginModule required user_plainuser="plain-secret";',
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS;User:admin',
  'delegation.token.secret.key': 'local-cluster-only',
  'num.partitions': 3,
  'default.replication.factor': 3,
  'min.insync.replicas': 2,
  'auto.create.topics.enable': 'true',
  'offsets.topic.num.partitions': 12,
  'offsets.topic.replication.factor': 3,
  'transaction.state.log.num.partitions': 6,
  'transaction.state.log.replication.factor': 3,
  'transaction.state.log.min.isr': 2,
  'share.coordinator.state.topic.num.partitions': 3,
  'share.coordinator.state.topic.replication.factor': 3,
  'share.coordinator.state.topic.min.isr': 2,
  'group.initial.rebalance.delay.ms': 0,
  'group.share.record.lock.duration.ms': 15000,
  'num.network.threads': 2,
  'num.io.threads': 4,
  'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
  // A broker of 4.3 that starts from the metadata log alone, with removals of SCRAM users in it, can forget all users of a mechanism
  // (ScramDelta.apply drops a map that is empty in between). One that starts from a snapshot does not.
  'metadata.log.max.snapshot.interval.ms': 30_000,
}

/** What a cluster of one node is told instead: nothing can have a second copy. */
export const SINGLE_NODE_SETTINGS: Record<string, string | number> = {
  'default.replication.factor': 1,
  'min.insync.replicas': 1,
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
}

/** Where a node listens for one of the listeners that only some clusters have. */
export function extraPort({ offset }: ExtraListener, basePort: number, id: number): number {
  return basePort + offset + id - 1
}

/** `settings` are added to what all nodes are told, and win. */
export function serverProperties(
  node: NodePlan,
  controllers: readonly number[],
  settings: Record<string, string | number> = {},
  extra: readonly ExtraListener[] = [],
): string {
  const isController = controllers.includes(node.id)
  const at = (port: number) => `127.0.0.1:${port}`
  const voters = controllers.map((id) => `${id}@${at(ports.controller(node.basePort, id))}`).join(',')
  const listeners = [
    `SASL://${at(ports.sasl(node.basePort, node.id))}`,
    `LOCAL://${at(ports.plaintext(node.basePort, node.id))}`,
    `TLS://${at(ports.tls(node.basePort, node.id))}`,
    ...(isController ? [`CONTROLLER://${at(ports.controller(node.basePort, node.id))}`] : []),
  ]
  const extraListeners = extra.map((listener) => {
    const address = at(extraPort(listener, node.basePort, node.id))
    const of = (at: string) => `${listener.name}://${at}`
    return { listens: of(address), advertises: of(listener.advertised?.(node.id) ?? address) }
  })
  const all: Record<string, string | number> = {
    'process.roles': isController ? 'broker,controller' : 'broker',
    'node.id': node.id,
    'broker.rack': node.rack,
    'controller.quorum.voters': voters,
    listeners: [...listeners, ...extraListeners.map(({ listens }) => listens)].join(','),
    'advertised.listeners': [
      ...listeners.filter((listener) => !listener.startsWith('CONTROLLER')),
      ...extraListeners.map(({ advertises }) => advertises),
    ].join(','),
    'listener.security.protocol.map': [
      'SASL:SASL_PLAINTEXT,LOCAL:PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT',
      ...extra.map(({ name, protocol }) => `${name}:${protocol}`),
    ].join(','),
    ...Object.fromEntries(
      extra.flatMap(({ name, settings: own }) =>
        Object.entries(own).map(([key, value]) => [`listener.name.${name.toLowerCase()}.${key}`, value]),
      ),
    ),
    'listener.name.tls.ssl.keystore.location': TLS.keystore,
    'listener.name.tls.ssl.keystore.password': TLS.password,
    'listener.name.tls.ssl.keystore.type': 'PKCS12',
    'inter.broker.listener.name': 'LOCAL',
    'log.dirs': node.logDirs.join(','),
    ...COMMON_SETTINGS,
    ...settings,
  }
  return Object.entries(all)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}
