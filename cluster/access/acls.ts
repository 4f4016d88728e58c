import {
  type Acl,
  AclOperations,
  type AclOperationValue,
  AclPermissionTypes,
  ResourcePatternTypes,
  ResourceTypes,
  type ResourceTypeValue,
} from '@platformatic/kafka'
import { CONSOLE_USER, type Service, SERVICES } from './services.ts'

const { READ, WRITE, CREATE, DELETE, ALTER, ALTER_CONFIGS, DESCRIBE, DESCRIBE_CONFIGS } = AclOperations
const { TOPIC, GROUP, CLUSTER, TRANSACTIONAL_ID, DELEGATION_TOKEN } = ResourceTypes

interface Target {
  type: ResourceTypeValue
  name: string
  prefixed?: boolean
  host?: string
  deny?: boolean
}

export function binding(user: string, operation: AclOperationValue, target: Target): Acl {
  return {
    principal: `User:${user}`,
    host: target.host ?? '*',
    operation,
    permissionType: target.deny ? AclPermissionTypes.DENY : AclPermissionTypes.ALLOW,
    resourceType: target.type,
    resourceName: target.name,
    resourcePatternType: target.prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
  }
}

/** READ and WRITE each imply DESCRIBE, so a service needs one binding for each thing it does. */
function aclsOf(service: Service): Acl[] {
  const each = (names: readonly string[] | undefined, operation: AclOperationValue, type: ResourceTypeValue) =>
    (names ?? []).map((name) => binding(service.name, operation, { type, name }))
  return [
    ...each(service.writes, WRITE, TOPIC),
    ...each(service.reads, READ, TOPIC),
    ...each(service.groups, READ, GROUP),
    ...each(service.transactionalIds, WRITE, TRANSACTIONAL_ID),
  ]
}

/** All a console needs to see everything, and to change and read nothing: no READ, so it cannot look into messages. */
export const CONSOLE_SEES: Acl[] = [
  binding(CONSOLE_USER, DESCRIBE, { type: CLUSTER, name: 'kafka-cluster' }),
  binding(CONSOLE_USER, DESCRIBE_CONFIGS, { type: CLUSTER, name: 'kafka-cluster' }),
  binding(CONSOLE_USER, DESCRIBE, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, DESCRIBE_CONFIGS, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, DESCRIBE, { type: GROUP, name: '*' }),
  binding(CONSOLE_USER, DESCRIBE_CONFIGS, { type: GROUP, name: '*' }),
  binding(CONSOLE_USER, DESCRIBE, { type: TRANSACTIONAL_ID, name: '*' }),
  binding(CONSOLE_USER, DESCRIBE, { type: DELEGATION_TOKEN, name: '*' }),
]

/**
 * What changes take. READ on topics comes with resetting offsets, as Kafka asks it of whoever commits; without WRITE it produces
 * nothing.
 */
export const CONSOLE_CHANGES: Acl[] = [
  binding(CONSOLE_USER, READ, { type: GROUP, name: '*' }),
  binding(CONSOLE_USER, DELETE, { type: GROUP, name: '*' }),
  binding(CONSOLE_USER, READ, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, CREATE, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, DELETE, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, ALTER, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, ALTER_CONFIGS, { type: TOPIC, name: '*' }),
  binding(CONSOLE_USER, ALTER, { type: CLUSTER, name: 'kafka-cluster' }),
  binding(CONSOLE_USER, ALTER_CONFIGS, { type: CLUSTER, name: 'kafka-cluster' }),
]

/** Bindings as they grow in a real house: a prefix, a host, a DENY that wins over a wider ALLOW. */
const PEOPLES_ACLS: Acl[] = [
  binding('anna.berg', READ, { type: TOPIC, name: '*' }),
  binding('anna.berg', READ, { type: GROUP, name: 'anna.', prefixed: true }),
  binding('partner-acme', WRITE, { type: TOPIC, name: 'partner-acme.', prefixed: true }),
  binding('partner-acme', READ, { type: TOPIC, name: 'inventory', host: '10.20.30.40' }),
  binding('partner-acme', READ, { type: GROUP, name: 'partner-acme.', prefixed: true, host: '10.20.30.40' }),
  binding('contractor-dan', READ, { type: TOPIC, name: '*' }),
  binding('contractor-dan', READ, { type: TOPIC, name: 'customers', deny: true }),
  binding('contractor-dan', READ, { type: TOPIC, name: 'payments', deny: true }),
]

export const ACLS: Acl[] = [...CONSOLE_SEES, ...CONSOLE_CHANGES, ...SERVICES.flatMap(aclsOf), ...PEOPLES_ACLS]
