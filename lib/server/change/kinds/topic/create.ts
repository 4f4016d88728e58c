import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { MOST_NEW_PARTITIONS } from '@/lib/domain/change/most-new-partitions'
import { isSameConfigValue } from '@/lib/domain/configs/same-config-value'
import { KafkaError, isKafkaError } from '../../../kafka/kafka-error'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { readBrokerSettings } from '../../look/broker-settings'
import { checkedByKafka, refusedByKafka } from '../../look/dry-run'
import { rowText } from '../../look/row-text'
import { readTopicNow } from '../../look/topic-now'
import { toolCommand } from '../../look/tool-command'
import type { Warning } from '../../said'

/** What Kafka refuses of a new topic, and the field that it is about. */
const REFUSALS = {
  INVALID_TOPIC_EXCEPTION: 'topic',
  TOPIC_ALREADY_EXISTS: 'topic',
  INVALID_PARTITIONS: 'partitions',
  INVALID_REPLICATION_FACTOR: 'replicationFactor',
  INVALID_CONFIG: 'configs',
  POLICY_VIOLATION: 'topic',
} as const

const Input = z.strictObject({
  topic: z
    .string()
    .max(249)
    .regex(/^[a-zA-Z0-9._-]+$/, 'letters, digits, dot, underscore and hyphen')
    .refine((name) => name !== '.' && name !== '..', 'a name other than . and ..'),
  partitions: z.number().int().min(1).max(MOST_NEW_PARTITIONS),
  replicationFactor: z.number().int().min(1).max(32_767),
  configs: z.record(z.string().min(1).max(200), z.string().max(10_000)).optional(),
})
type Input = z.output<typeof Input>

/** CreateTopics; the brokers choose where its partitions lie. */
export const createTopic = defineChange({
  kind: 'topic.create',
  title: 'Create a topic',
  permission: 'topics:write',
  input: Input,
  target: ({ topic }) => ({ type: 'topic', name: topic }),
  plan,
  apply: {
    create: async ({ writes }, _plan, input) => {
      await writes.createTopic(toNewTopic(input), { validateOnly: false })
      return []
    },
  },
  verify,
  undo: () => ({ because: { code: 'topic.noUndoCreate' } }),
})

const toNewTopic = ({ topic, partitions, replicationFactor, configs = {} }: Input) => ({
  name: topic,
  partitions,
  replicationFactor,
  configs: new Map(Object.entries(configs)),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const { topic, partitions, replicationFactor, configs = {} } = input
  const there = await readTopicNow(context.client, topic)
  if (there && reviewed === null) throw refusedByKafka('topic', 'TOPIC_ALREADY_EXISTS', `a name that is free: there is a topic ${topic}`)
  // One that came since the review is a moved ground, which says more than Kafka's refusal.
  if (!there) await checkedByKafka(checkedName(context, input), REFUSALS)
  const rows: PlanRow[] = [
    { of: { topic }, before: null, after: { partitions, replicationFactor }, changed: true, about: {}, marks: [] },
    ...Object.entries(configs).map(([config, value]): PlanRow => ({
      of: { topic, config },
      before: null,
      after: { value },
      changed: true,
      about: {},
      marks: [],
    })),
  ]
  return {
    rows,
    totals: [
      { code: 'partitions-new', value: partitions, atMost: false, partitions: null },
      { code: 'replicas', value: partitions * replicationFactor, atMost: false, partitions: null },
    ],
    meaning: [{ code: 'topic.creates', figures: { topic, partitions, replicationFactor } }],
    warnings: await warnings(context, input),
    steps: [{ id: 'create', code: 'topic.stepCreate', figures: { topic } }],
    command: command(input),
    confirm: { kind: 'click' },
    ground: new Map([[`topic ${topic}`, there?.topicId ?? null]]),
  }
}

/** Kafka says which topics a name is too like to; one that may not be seen is not named. */
async function checkedName({ dryRun, maySee }: ChangeContext, input: Input): Promise<void> {
  try {
    await dryRun.createTopic(toNewTopic(input))
  } catch (error) {
    const like = isKafkaError(error) ? (/collides with existing topics?: (.+)$/.exec(error.message)?.[1]?.split(/,\s*/) ?? []) : []
    if (like.every((name) => maySee('topics', name))) throw error
    throw new KafkaError('INVALID_TOPIC_EXCEPTION', 'a name that differs from all others in more than dots and underscores')
  }
}

async function warnings(
  context: ChangeContext,
  { topic, partitions, replicationFactor: replicas, configs = {} }: Input,
): Promise<Warning[]> {
  const minIsr = Number(
    configs['min.insync.replicas'] ?? (await readBrokerSettings(context.client, ['min.insync.replicas'])).get('min.insync.replicas') ?? NaN,
  )
  const list: Warning[] = []
  if (replicas === 1) list.push({ weight: 'danger', code: 'topic.oneReplica' })
  if (replicas === 2) list.push({ weight: 'warn', code: 'topic.twoReplicas' })
  if (minIsr > replicas) list.push({ weight: 'warn', code: 'topic.minIsrAboveReplicas', figures: { minIsr, replicas } })
  else if (minIsr === replicas && replicas > 1) list.push({ weight: 'warn', code: 'topic.minIsrEqualsReplicas', figures: { minIsr } })
  if (configs['unclean.leader.election.enable'] === 'true') list.push({ weight: 'danger', code: 'topic.uncleanAllowed' })
  if (topic.includes('.') || topic.includes('_')) list.push({ weight: 'note', code: 'topic.nameInMetrics' })
  const brokers = context.snapshot.brokers.filter(({ status }) => status === 'up').length
  if (partitions < brokers && partitions > 1)
    list.push({ weight: 'note', code: 'topic.fewerPartitionsThanBrokers', figures: { partitions, brokers } })
  if (topic.startsWith('__')) list.push({ weight: 'warn', code: 'topic.looksInternal' })
  return list
}

function command({ topic, partitions, replicationFactor, configs = {} }: Input): string | null {
  const set = Object.entries(configs).flatMap(([name, value]) => ['--config', `${name}=${value}`])
  const counts = ['--partitions', String(partitions), '--replication-factor', String(replicationFactor)]
  return toolCommand('kafka-topics.sh', ['--create', '--topic', topic, ...counts, ...set])
}

async function verify({ client }: ChangeContext, { rows }: ReviewedPlan, { topic }: Input): Promise<RowFound[]> {
  const found = await readTopicNow(client, topic)
  if (!found) return rows.map(({ of }) => ({ of, state: 'as-before', now: null }))
  const names = rows.flatMap(({ of }) => (of['config'] === undefined ? [] : [String(of['config'])]))
  const [answer] = names.length === 0 ? [] : await client.topicConfigs([topic], names)
  const configs = new Map((answer?.configs ?? []).map(({ name, value }) => [name, value]))
  const now = { partitions: found.partitions.length, replicationFactor: found.partitions[0]?.replicas.length ?? null }
  return rows.map(({ of, after }): RowFound => {
    if (of['config'] !== undefined) {
      const value = configs.get(String(of['config'])) ?? null
      const isSet = value !== null && isSameConfigValue(value, rowText(after?.['value']) ?? '')
      return { of, state: isSet ? 'as-planned' : 'other', now: { value } }
    }
    const isAsPlanned = Object.entries(now).every(([name, value]) => after?.[name] === value)
    return { of, state: isAsPlanned ? 'as-planned' : 'other', now }
  })
}
