/** Kafka's words for what a right is about, and for what it allows. */
export type RightResource = 'CLUSTER' | 'TOPIC' | 'GROUP' | 'TRANSACTIONAL_ID'
export const RIGHT_OPERATIONS = ['READ', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'] as const
export type RightOperation = (typeof RIGHT_OPERATIONS)[number]

export interface CapabilityNeed {
  type: RightResource
  operation: RightOperation
  /** Of this name alone, and not of whatever names the console is for. */
  name?: string
  /** This does as well. */
  or?: CapabilityNeed
}

/**
 * `see`: what the pages show. `read`: what they show only to a user who may read messages too, and can do without.
 * `change`: what they write.
 */
export type CapabilityKind = 'see' | 'read' | 'change'

interface Capability {
  id: string
  kind: CapabilityKind
  needs: readonly CapabilityNeed[]
}

const cluster = (operation: RightOperation): CapabilityNeed => ({ type: 'CLUSTER', operation })
const topic = (operation: RightOperation): CapabilityNeed => ({ type: 'TOPIC', operation })
const group = (operation: RightOperation): CapabilityNeed => ({ type: 'GROUP', operation })

/** What this console can show and do, and what Kafka asks for it of the console's own user (KafkaApis, ControllerApis). */
export const CONSOLE_CAPABILITIES = [
  { id: 'topics', kind: 'see', needs: [topic('DESCRIBE')] },
  { id: 'topic-configs', kind: 'see', needs: [topic('DESCRIBE_CONFIGS')] },
  { id: 'groups', kind: 'see', needs: [group('DESCRIBE')] },
  { id: 'lag', kind: 'see', needs: [group('DESCRIBE'), topic('DESCRIBE')] },
  { id: 'log-dirs', kind: 'see', needs: [cluster('DESCRIBE')] },
  { id: 'quorum', kind: 'see', needs: [cluster('DESCRIBE')] },
  { id: 'acls', kind: 'see', needs: [cluster('DESCRIBE')] },
  { id: 'quotas', kind: 'see', needs: [cluster('DESCRIBE_CONFIGS')] },
  { id: 'scram-users', kind: 'see', needs: [cluster('DESCRIBE')] },
  { id: 'broker-configs', kind: 'see', needs: [cluster('DESCRIBE_CONFIGS')] },
  { id: 'transactions', kind: 'see', needs: [{ type: 'TRANSACTIONAL_ID', operation: 'DESCRIBE' }] },
  { id: 'producers', kind: 'read', needs: [topic('READ')] },
  { id: 'record-times', kind: 'read', needs: [topic('READ')] },
  { id: 'commits-at-once', kind: 'read', needs: [{ type: 'TOPIC', operation: 'READ', name: '__consumer_offsets' }] },
  { id: 'reset-offsets', kind: 'change', needs: [group('READ'), topic('READ')] },
  { id: 'delete-offsets', kind: 'change', needs: [group('DELETE'), topic('READ')] },
  { id: 'remove-members', kind: 'change', needs: [group('READ')] },
  { id: 'delete-group', kind: 'change', needs: [group('DELETE')] },
  { id: 'create-topic', kind: 'change', needs: [{ ...topic('CREATE'), or: cluster('CREATE') }] },
  { id: 'configure-topic', kind: 'change', needs: [topic('ALTER_CONFIGS')] },
  { id: 'add-partitions', kind: 'change', needs: [topic('ALTER')] },
  { id: 'delete-topic', kind: 'change', needs: [topic('DELETE')] },
  { id: 'delete-records', kind: 'change', needs: [topic('DELETE')] },
  { id: 'configure-broker', kind: 'change', needs: [cluster('ALTER_CONFIGS')] },
  { id: 'change-scram-users', kind: 'change', needs: [cluster('ALTER')] },
  { id: 'set-quotas', kind: 'change', needs: [cluster('ALTER_CONFIGS')] },
  { id: 'change-acls', kind: 'change', needs: [cluster('ALTER')] },
] as const satisfies readonly Capability[]

export type CapabilityId = (typeof CONSOLE_CAPABILITIES)[number]['id']
export const CAPABILITY_IDS = CONSOLE_CAPABILITIES.map(({ id }) => id)
