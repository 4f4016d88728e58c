import { MOST_NEW_PARTITIONS } from '@/lib/domain/change/most-new-partitions'
import { configValueOf } from '@/lib/client/config-input'
import { type TopicNameProblem, topicNameProblem, topicNamesCollide } from '@/lib/domain/names/topic-name'

/** As typed; nothing of the counts is typed as long as they are null. */
export interface CreateDraft {
  topic: string
  partitions: string | null
  replicas: string | null
  /** Empty, as all of these: the brokers' default. */
  policy: '' | 'delete' | 'compact' | 'compact,delete'
  retention: string
  minIsr: string
  maxBytes: string
  /** A line each: `name=value`. */
  others: string
}

export const EMPTY_DRAFT: CreateDraft = {
  topic: '',
  partitions: null,
  replicas: null,
  policy: '',
  retention: '',
  minIsr: '',
  maxBytes: '',
  others: '',
}

export type CreateField = keyof CreateDraft
export type CreateFault =
  | { code: 'name'; problem: TopicNameProblem['problem']; found: string }
  | { code: 'collides' | 'twice' | 'line'; found: string }
  | { code: 'partitions' | 'replicas' | 'duration' | 'size' | 'copies' }
  | { code: 'refused'; message: string }
export type CreateFaults = Partial<Record<CreateField, CreateFault>>

/** The fields that have one of the configs for themselves, by its name. */
export const FIELD_OF_CONFIG = {
  'cleanup.policy': 'policy',
  'retention.ms': 'retention',
  'min.insync.replicas': 'minIsr',
  'max.message.bytes': 'maxBytes',
} as const satisfies Record<string, CreateField>
const OWN_FIELDS = Object.entries(FIELD_OF_CONFIG) as [keyof typeof FIELD_OF_CONFIG, 'policy' | 'retention' | 'minIsr' | 'maxBytes'][]

const MAX_REPLICAS = 32_767

/** The input of `topic.create`, or what is wrong by field. `known`: names of topics that are there. */
export function createInput(
  draft: CreateDraft & { partitions: string; replicas: string },
  known: readonly string[],
): { value: Record<string, unknown> } | { faults: CreateFaults } {
  const faults: CreateFaults = {}
  const name = topicNameProblem(draft.topic)
  const twin = known.find((other) => topicNamesCollide(other, draft.topic))
  if (name) faults.topic = { code: 'name', problem: name.problem, found: 'found' in name ? name.found : draft.topic }
  else if (twin !== undefined) faults.topic = { code: 'collides', found: twin }
  const partitions = wholeNumber(draft.partitions)
  if (partitions === null || partitions < 1 || partitions > MOST_NEW_PARTITIONS) faults.partitions = { code: 'partitions' }
  const replicas = wholeNumber(draft.replicas)
  if (replicas === null || replicas < 1 || replicas > MAX_REPLICAS) faults.replicas = { code: 'replicas' }
  const configs: Record<string, string> = {}
  for (const [config, field] of OWN_FIELDS) {
    const value = configValueOf(config, draft[field])
    if (value === '') continue
    configs[config] = value
    if (field === 'retention' && !/^(-1|\d+)$/.test(value)) faults.retention = { code: 'duration' }
    if (field === 'maxBytes' && !/^\d+$/.test(value)) faults.maxBytes = { code: 'size' }
    if (field === 'minIsr' && !/^[1-9]\d*$/.test(value)) faults.minIsr = { code: 'copies' }
  }
  const others = readLines(draft.others, configs)
  if ('fault' in others) faults.others = others.fault
  if (Object.keys(faults).length > 0 || 'fault' in others) return { faults }
  const all = { ...configs, ...others.configs }
  return { value: { topic: draft.topic, partitions, replicationFactor: replicas, ...(Object.keys(all).length > 0 && { configs: all }) } }
}

/** `name=value`, a line each; the value may be empty and have `=` in it. */
function readLines(text: string, taken: Readonly<Record<string, string>>): { configs: Record<string, string> } | { fault: CreateFault } {
  const configs: Record<string, string> = {}
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(0, at)).trim()
    if (!/^[\w.-]+$/.test(name)) return { fault: { code: 'line', found: line } }
    if (name in configs || name in taken) return { fault: { code: 'twice', found: name } }
    configs[name] = configValueOf(name, line.slice(at + 1))
  }
  return { configs }
}

/** The server's refusals by field, and those that belong to none. */
export function createFaults(fields: readonly { path: string; message: string }[]): { faults: CreateFaults; rest: string[] } {
  const faults: CreateFaults = {}
  const rest: string[] = []
  for (const { path, message } of fields) {
    const field = fieldOf(path, message)
    if (field === null) rest.push(message)
    else faults[field] ??= { code: 'refused', message }
  }
  return { faults, rest }
}

function fieldOf(path: string, message: string): CreateField | null {
  if (path === 'input.topic') return 'topic'
  if (path === 'input.partitions') return 'partitions'
  if (path === 'input.replicationFactor') return 'replicas'
  if (!/^input\.configs(\.|$)/.test(path)) return null
  // Kafka refuses all configs at once, and names the one it means in its words.
  const own = OWN_FIELDS.find(([config]) => path === `input.configs.${config}` || (path === 'input.configs' && names(message, config)))
  return own?.[1] ?? 'others'
}

/** `local.retention.ms` is not about `retention.ms`. */
function names(message: string, config: string): boolean {
  return message.split(/[^\w.-]+/).some((word) => word.replace(/[.:]+$/, '') === config)
}

function wholeNumber(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d)[,_  ](?=\d)/g, '')
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null
}
