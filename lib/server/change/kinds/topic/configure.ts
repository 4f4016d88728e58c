import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import { KafkaError } from '../../../kafka/kafka-error'
import { type ChangeContext, type PlanDraft, defineChange } from '../../define-change'
import { ConfigChangeFields, configRows, configUndo, configsFound, plannedConfigs, requireKnownConfigs } from '../../look/config-rows'
import { configsCommand } from '../../look/configs-command'
import { checkedByKafka } from '../../look/dry-run'
import { rowText } from '../../look/row-text'
import { ChangeRefusal } from '../../refusal'

const Input = z.strictObject({ topic: z.string().min(1).max(249), ...ConfigChangeFields })
type Input = z.output<typeof Input>

/** What Kafka refuses of a topic's configs is about what is set. */
const REFUSALS = { INVALID_CONFIG: 'set', INVALID_REQUEST: 'set', POLICY_VIOLATION: 'set' } as const

/** IncrementalAlterConfigs: what is not named stays as it is. */
export const configureTopic = defineChange({
  kind: 'topic.configure',
  title: 'Configure a topic',
  permission: 'configs:write',
  input: Input,
  target: ({ topic }) => ({ type: 'topic', name: topic }),
  plan,
  apply: {
    alter: async ({ writes }, reviewed, { topic }) => {
      await writes.alterConfigs({ type: 'topic', name: topic }, plannedConfigs(reviewed.rows, 'dynamic-topic'), { validateOnly: false })
      return []
    },
  },
  verify: async ({ client }, { rows }, { topic }): Promise<RowFound[]> => {
    const [configs, topicId] = await Promise.all([readConfigs(client, topic), readTopicId(client, topic)])
    const found = configsFound(rows, configs, 'dynamic-topic')
    const planned = rows[0]?.about['topicId'] ?? null
    // One that was made anew under the name is neither as it was nor as it was to be, whatever its configs are.
    if (planned === null || planned === topicId) return found
    return found.map(({ of, now }) => ({ of, state: 'other', now: { ...now, topicId } }))
  },
  undo: ({ rows }, { topic }) => ({ kind: 'topic.configure', input: { topic, ...configUndo(rows, 'dynamic-topic') } }),
})

async function plan({ client, snapshot, dryRun }: ChangeContext, { topic, set = {}, reset = [] }: Input): Promise<PlanDraft> {
  const configs = await readConfigs(client, topic)
  requireKnownConfigs(configs, { set, reset }, 'dynamic-topic')
  const topicId = await readTopicId(client, topic)
  const rows = configRows(configs, { set, reset }, 'dynamic-topic').map((row) => ({ ...row, about: { topicId } }))
  if (rows.some((row) => row.changed)) {
    await checkedByKafka(dryRun.alterConfigs({ type: 'topic', name: topic }, plannedConfigs(rows, 'dynamic-topic')), REFUSALS)
  }
  const warned = warnings(rows, snapshot.topics.get(topic)?.replicationFactor ?? null)
  return {
    rows,
    warnings: warned,
    steps: rows.some((row) => row.changed)
      ? [{ id: 'alter', code: 'topic.stepConfigure', figures: { configs: rows.filter((row) => row.changed).length } }]
      : [],
    command: configsCommand(['--entity-type', 'topics', '--entity-name', topic], { set, reset }),
    // Records that a shorter retention takes do not come back with an undo.
    confirm: warned.some(({ weight }) => weight === 'danger') ? { kind: 'type', text: topic } : { kind: 'click' },
    ground: new Map([
      [`topic id ${topic}`, topicId],
      ...rows.map((row) => [`${row.of['config']}`, rowText(row.before?.['value'])] as const),
    ]),
  }
}

/** What people have lost data or writes by. */
function warnings(rows: readonly PlanRow[], replicationFactor: number | null): PlanDraft['warnings'] {
  const value = (name: string) => rows.find((row) => row.changed && row.of['config'] === name)
  const number = (side: PlanRow['before']) => (side === null ? null : Number(side['value']))
  const list: PlanDraft['warnings'] = []
  for (const name of ['retention.ms', 'retention.bytes']) {
    const row = value(name)
    const [before, after] = [number(row?.before ?? null), number(row?.after ?? null)]
    const shrinks = after !== null && after >= 0 && (before === null || before < 0 || after < before)
    if (row && shrinks) list.push({ weight: 'danger', code: 'topic.retentionShrinks', figures: { config: name } })
  }
  const policy = value('cleanup.policy')
  if (policy) list.push({ weight: 'danger', code: 'topic.cleanupPolicyChanges', figures: { value: rowText(policy.after?.['value']) } })
  const minIsr = number(value('min.insync.replicas')?.after ?? null)
  if (minIsr !== null && replicationFactor !== null && minIsr > replicationFactor) {
    list.push({ weight: 'danger', code: 'topic.minIsrAboveReplicas', figures: { minIsr, replicas: replicationFactor } })
  } else if (minIsr !== null && replicationFactor !== null && minIsr === replicationFactor && replicationFactor > 1) {
    list.push({ weight: 'warn', code: 'topic.minIsrEqualsReplicas', figures: { minIsr } })
  }
  if (value('unclean.leader.election.enable')?.after?.['value'] === 'true') list.push({ weight: 'danger', code: 'topic.uncleanAllowed' })
  return list
}

async function readTopicId(client: ChangeContext['client'], topic: string): Promise<string | null> {
  const { topics } = await client.topics([topic])
  return topics[0]?.topicId ?? null
}

async function readConfigs(client: ChangeContext['client'], topic: string): Promise<ConfigValue[]> {
  const [answer] = await client.topicConfigs([topic], null)
  const error = answer?.error ?? null
  if (error === 'UNKNOWN_TOPIC_OR_PARTITION') {
    const fields = [{ path: 'input.topic', message: 'a topic that this console’s user may see' }]
    throw new ChangeRefusal('bad-request', `input.topic: there is no topic ${topic}`, { kafkaError: error, fields })
  }
  if (!answer || error !== null) throw new KafkaError(error ?? 'UNKNOWN_SERVER_ERROR', `the configs of ${topic} could not be read`)
  return answer.configs
}
