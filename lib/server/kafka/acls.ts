import 'server-only'
import kafkajs, { type Admin } from 'kafkajs'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { fromWire } from './acl-words'
import { type ClusterConnection, type HostPort, addressOf, tlsOptions } from './cluster-connection'
import { guardedSockets } from './guarded-sockets'
import { toKafkaError } from './kafka-error'
import { loginOf } from './sasl/sasl-login'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, ResourcePatternTypes, logLevel } = kafkajs

/** kafkajs waits 30 s by default, on a broker it picks at random. */
const LIMITS = { connectionTimeout: 1_000, requestTimeout: 5_000, retry: { retries: 2, initialRetryTime: 100 } } as const

/** Reads ACL bindings with kafkajs, over a connection that is closed again after each reading: ACLs are asked for rarely. */
export class AclReader {
  readonly #settings: ClusterConnection
  readonly #open = new Set<Admin>()

  constructor(settings: ClusterConnection) {
    this.#settings = settings
  }

  /**
   * Every binding there is. Needs DESCRIBE on the cluster; SECURITY_DISABLED where there is no authorizer. The words are ours:
   * kafkajs hands on the numbers of what came after it (the resource USER, CREATE_TOKENS and so on) and has no names for them.
   *
   * kafkajs asks whom KRaft names as controller, which is any broker, another one each time. Every broker knows all bindings, but one
   * sooner than the other: where a broker is given it is the one that answers, whomever kafkajs thinks it asks.
   */
  async read(broker: HostPort | null): Promise<AclBinding[]> {
    const { clientId, bootstrap, tls, sasl } = this.#settings
    const login = sasl && loginOf(sasl)
    await login?.prepare()
    const admin = new Kafka({
      clientId,
      brokers: (broker ? [broker] : bootstrap).map(addressOf),
      ssl: tls ? tlsOptions(tls) : false,
      socketFactory: broker ? (socket) => guardedSockets({ ...socket, host: broker.host, port: broker.port }) : guardedSockets,
      ...(login && { sasl: login.forKafkajs() }),
      logLevel: logLevel.NOTHING,
      ...LIMITS,
    }).admin()
    this.#open.add(admin)
    try {
      await admin.connect()
      const { resources } = await admin.describeAcls({
        resourceType: AclResourceTypes.ANY,
        resourcePatternType: ResourcePatternTypes.ANY,
        operation: AclOperationTypes.ANY,
        permissionType: AclPermissionTypes.ANY,
      })
      return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => fromWire({ ...resource, ...acl })))
    } catch (error) {
      throw toKafkaError(error)
    } finally {
      this.#open.delete(admin)
      await admin.disconnect().catch(() => {})
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((admin) => admin.disconnect().catch(() => {})))
  }
}
