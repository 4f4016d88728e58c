import 'server-only'
import kafkajs, { type Admin } from 'kafkajs'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { type ClusterConnection, addressOf } from './cluster-connection'
import { toKafkaError } from './kafka-error'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, ResourcePatternTypes, logLevel } = kafkajs

/** kafkajs waits 30 s by default, on a broker it picks at random. */
const LIMITS = { connectionTimeout: 1_000, requestTimeout: 5_000, retry: { retries: 2, initialRetryTime: 100 } } as const

/** Reads ACL bindings with kafkajs, over a connection that is closed again after each reading: ACLs are asked for rarely. */
export class AclReader {
  readonly #settings: ClusterConnection
  #admin: Admin | null = null

  constructor(settings: ClusterConnection) {
    this.#settings = settings
  }

  /** Every binding this user may see. Needs DESCRIBE on the cluster. */
  async read(): Promise<AclBinding[]> {
    const { clientId, bootstrap, tls, sasl } = this.#settings
    const admin = new Kafka({
      clientId,
      brokers: bootstrap.map(addressOf),
      ssl: tls ?? false,
      ...(sasl ? { sasl: toKafkajsSasl(sasl) } : {}),
      logLevel: logLevel.NOTHING,
      ...LIMITS,
    }).admin()
    this.#admin = admin
    try {
      await admin.connect()
      const { resources } = await admin.describeAcls({
        resourceType: AclResourceTypes.ANY,
        resourcePatternType: ResourcePatternTypes.ANY,
        operation: AclOperationTypes.ANY,
        permissionType: AclPermissionTypes.ANY,
      })
      return resources.flatMap((resource) =>
        resource.acls.map((acl) => ({
          principal: acl.principal,
          host: acl.host,
          resourceType: word(AclResourceTypes, resource.resourceType),
          resourceName: resource.resourceName,
          patternType: word(ResourcePatternTypes, resource.resourcePatternType),
          operation: word(AclOperationTypes, acl.operation),
          permission: word(AclPermissionTypes, acl.permissionType),
        })),
      )
    } catch (error) {
      throw toKafkaError(error)
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    const admin = this.#admin
    this.#admin = null
    await admin?.disconnect().catch(() => {})
  }
}

function toKafkajsSasl({ mechanism, username, password }: NonNullable<ClusterConnection['sasl']>) {
  switch (mechanism) {
    case 'PLAIN':
      return { mechanism: 'plain', username, password } as const
    case 'SCRAM-SHA-256':
      return { mechanism: 'scram-sha-256', username, password } as const
    case 'SCRAM-SHA-512':
      return { mechanism: 'scram-sha-512', username, password } as const
  }
}

/** The name of a number in one of kafkajs' enums. */
function word(names: object, value: number): string {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? String(value)
}
