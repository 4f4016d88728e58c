import type { AclBinding } from './acl-binding'
import { type AclOperation, type AclResourceType, THE_CLUSTER } from './acl-words'

/** What programs of a kind need, in the order people look for them. Names that a preset does not use are left out of it. */
export const ACL_PRESETS = [
  'producer',
  'idempotent-producer',
  'transactional-producer',
  'consumer',
  'streams',
  'connect',
  'schema-registry',
  'read-only-admin',
] as const
export type AclPreset = (typeof ACL_PRESETS)[number]

type PresetName = 'topics' | 'groups' | 'transactionalIds'

/** `streams`: `groups` are application ids, by which its internal topics and transactional ids begin. */
export interface PresetFor {
  /** `User:alice` */
  principal: string
  host: string
  /** Read by a Streams application; by `outputs` it writes. */
  topics: readonly string[]
  outputs?: readonly string[]
  groups: readonly string[]
  transactionalIds: readonly string[]
  /** How the names are meant; what a preset itself makes of them is what it is. */
  patternType: 'LITERAL' | 'PREFIXED'
}

/** Which names each preset asks for; none: it is about the whole cluster. */
export const NAMES_OF_PRESET: Readonly<Record<AclPreset, readonly PresetName[]>> = {
  producer: ['topics'],
  'idempotent-producer': ['topics'],
  'transactional-producer': ['topics', 'transactionalIds'],
  consumer: ['topics', 'groups'],
  streams: ['topics', 'groups'],
  connect: ['topics', 'groups'],
  'schema-registry': ['topics', 'groups'],
  'read-only-admin': [],
}

/** The bindings of a preset, each once. DESCRIBE comes with READ and WRITE: it is written out only where nothing else is. */
export function presetBindings(preset: AclPreset, made: PresetFor): AclBinding[] {
  const bindings = MAKE[preset](made, (resourceType, names, operations, patternType = made.patternType) =>
    names.flatMap((resourceName) =>
      operations.map((operation) => ({
        principal: made.principal,
        host: made.host,
        resourceType,
        resourceName,
        patternType: resourceName === '*' ? 'LITERAL' : patternType,
        operation,
        permission: 'ALLOW',
      })),
    ),
  )
  return [...new Map(bindings.map((binding) => [JSON.stringify(binding), binding])).values()]
}

type Allow = (
  resourceType: AclResourceType,
  names: readonly string[],
  operations: readonly AclOperation[],
  patternType?: 'LITERAL' | 'PREFIXED',
) => AclBinding[]

const EVERY = ['*'] as const

const producer = ({ topics }: PresetFor, allow: Allow) => allow('TOPIC', topics, ['WRITE', 'DESCRIBE'])

const MAKE: Readonly<Record<AclPreset, (made: PresetFor, allow: Allow) => AclBinding[]>> = {
  producer,
  // WRITE on any topic is enough since Kafka 2.8; IDEMPOTENT_WRITE on the cluster is asked for by older ones alone (KIP-679).
  'idempotent-producer': producer,
  'transactional-producer': (made, allow) => [
    ...producer(made, allow),
    ...allow('TRANSACTIONAL_ID', made.transactionalIds, ['WRITE', 'DESCRIBE']),
  ],
  consumer: ({ topics, groups }, allow) => [...allow('TOPIC', topics, ['READ', 'DESCRIBE']), ...allow('GROUP', groups, ['READ'])],
  // Its internal topics and, with exactly_once_v2, its transactional ids begin with application.id, which is its group.
  streams: ({ topics, outputs = [], groups }, allow) => [
    ...allow('TOPIC', topics, ['READ', 'DESCRIBE']),
    ...allow('TOPIC', outputs, ['WRITE', 'DESCRIBE']),
    ...allow('TOPIC', groups, ['ALL'], 'PREFIXED'),
    ...allow('GROUP', groups, ['READ', 'DESCRIBE'], 'PREFIXED'),
    ...allow('TRANSACTIONAL_ID', groups, ['WRITE', 'DESCRIBE'], 'PREFIXED'),
  ],
  // `topics`: config.storage.topic, offset.storage.topic and status.storage.topic; `groups`: group.id. Its connectors need theirs besides.
  connect: ({ topics, groups }, allow) => [
    ...allow('TOPIC', topics, ['READ', 'WRITE', 'CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS']),
    ...allow('GROUP', groups, ['READ', 'DESCRIBE']),
  ],
  // `topics`: kafkastore.topic (_schemas); `groups`: schema.registry.group.id (schema-registry).
  'schema-registry': ({ topics, groups }, allow) => [
    ...allow('TOPIC', topics, ['READ', 'WRITE', 'CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS']),
    ...allow('GROUP', groups, ['READ', 'DESCRIBE']),
    // It looks whether offsets are kept at all.
    ...allow('TOPIC', ['__consumer_offsets'], ['DESCRIBE'], 'LITERAL'),
  ],
  'read-only-admin': (_, allow) => [
    ...allow('CLUSTER', [THE_CLUSTER], ['DESCRIBE', 'DESCRIBE_CONFIGS'], 'LITERAL'),
    ...allow('TOPIC', EVERY, ['DESCRIBE', 'DESCRIBE_CONFIGS']),
    ...allow('GROUP', EVERY, ['DESCRIBE', 'DESCRIBE_CONFIGS']),
    ...allow('TRANSACTIONAL_ID', EVERY, ['DESCRIBE']),
    ...allow('DELEGATION_TOKEN', EVERY, ['DESCRIBE']),
  ],
}
