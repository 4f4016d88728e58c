import 'server-only'
import { z } from 'zod'
import type { RowFound } from '@/lib/contract/changes'
import { policyDeletes } from '@/lib/domain/lag/retention-limits'
import { KafkaError, isKafkaError, toKafkaError } from '../../../kafka/kafka-error'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, type Send, type StepRefusal, defineChange } from '../../define-change'
import { refusedByKafka } from '../../look/dry-run'
import { readLogRanges } from '../../look/log-ranges'
import { rowText } from '../../look/row-text'
import { readTopicNow, refuseKafkasOwn, requireTopic } from '../../look/topic-now'
import { type RecordsToDelete, command, recordsRow, resolveDeletions } from './delete-records/records-to-delete'
import { whoLosesThem } from './delete-records/who-loses-them'

const Input = z.strictObject({
  topic: z.string().min(1).max(249),
  before: z
    .array(
      z.strictObject({
        partition: z.number().int().min(0).max(2_147_483_647),
        offset: z
          .string()
          .regex(/^(-1|\d{1,19})$/, 'a decimal offset, or -1 for the end')
          .meta({ description: 'The first offset that stays; -1: the end as it is when planned' }),
      }),
    )
    .min(1)
    .max(10_000),
})
type Input = z.output<typeof Input>

/** DeleteRecords (KIP-107): the log then begins at the offset. The end that -1 names is the one that was reviewed. */
export const deleteRecords = defineChange({
  kind: 'topic.delete-records',
  title: 'Delete records',
  permission: 'records:delete',
  input: Input,
  target: ({ topic }) => ({ type: 'topic', name: topic }),
  plan,
  apply: { 'delete-records': sendToLeaders },
  verify,
  undo: () => ({ because: { code: 'topic.noUndoRecords' } }),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const { client } = context
  const topic = await requireTopic(client, input.topic, reviewed)
  refuseKafkasOwn(topic)
  await refuseCompacted(client, topic.name)
  const wanted = new Map([[topic.name, new Set(input.before.map(({ partition }) => partition))]])
  const { ranges } = await readLogRanges(client, wanted, null)
  const deletions = resolveDeletions(input.before, topic, ranges, reviewed)
  const changed = deletions.filter(({ offset, logStart }) => offset > logStart)
  const records = changed.reduce((sum, { offset, logStart }) => sum + offset - logStart, 0n)
  return {
    rows: deletions.map((one) => recordsRow(topic.name, one)),
    totals: [{ code: 'records-deleted', value: String(records), atMost: true, partitions: changed.length }],
    meaning:
      changed.length === 0 ? [] : [{ code: 'topic.deletesRecords', figures: { records: String(records), partitions: changed.length } }],
    warnings: [...(await whoLosesThem(context, topic.name, changed)), { weight: 'note', code: 'topic.spaceLater' }],
    steps: changed.length === 0 ? [] : [{ id: 'delete-records', code: 'topic.stepDeleteRecords', figures: { partitions: changed.length } }],
    command: changed.length === 0 ? null : command(topic.name, changed),
    confirm: { kind: 'type', text: topic.name },
    ground: ground(topic, deletions),
  }
}

function ground({ name, topicId }: { name: string; topicId: string }, deletions: readonly RecordsToDelete[]): PlanDraft['ground'] {
  return new Map([
    [`topic id ${name}`, topicId],
    ...deletions.map(
      ({ partition, offset, logEnd }) => [`offset ${offset} in the log of ${name}-${partition}`, offset <= logEnd ? 'yes' : 'no'] as const,
    ),
  ])
}

/** As Kafka does (ReplicaManager): what is kept by key alone has no beginning that could be moved. */
async function refuseCompacted(client: ChangeContext['client'], topic: string): Promise<void> {
  const [answer] = await client.topicConfigs([topic], ['cleanup.policy'])
  const policy = answer?.configs.find(({ name }) => name === 'cleanup.policy')?.value
  if (policyDeletes(policy ?? null)) return
  throw refusedByKafka('topic', 'POLICY_VIOLATION', `a topic whose cleanup.policy has delete: that of ${topic} is ${policy || 'empty'}`)
}

async function sendToLeaders(...[{ client, writes }, { rows }, { topic }]: Parameters<Send<Input>>): Promise<StepRefusal[]> {
  const changed = rows
    .filter((row) => row.changed)
    .map(({ of, after }) => ({ partition: Number(of['partition']), offset: BigInt(rowText(after?.['logStart']) ?? '') }))
  const now = await readTopicNow(client, topic)
  if (!now) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `${topic} is gone: nothing was sent`)
  const leaders = new Map(now.partitions.map(({ partition, leader }) => [partition, leader]))
  const byLeader = [...Map.groupBy(changed, ({ partition }) => leaders.get(partition) ?? null)]
  const refused = (of: typeof changed, kafkaError: string, message: string | null): StepRefusal[] =>
    of.map(({ partition }) => ({ of: { topic, partition }, kafkaError, message }))
  const results = await Promise.allSettled(
    byLeader.map(async ([leader, before]) => {
      if (leader === null) return refused(before, 'LEADER_NOT_AVAILABLE', null)
      const answers = await writes.deleteRecords(leader, topic, before)
      return answers.flatMap(({ partition, error, message }) =>
        error === null ? [] : [{ of: { topic, partition }, kafkaError: error, message }],
      )
    }),
  )
  const failed = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ error: result.reason as unknown, before: byLeader[index]?.[1] ?? [] }] : [],
  )
  // Nothing but one failure: it is that of the step, which then knows whether it may have been done.
  if (failed[0] && failed.length === results.length) throw isKafkaError(failed[0].error) ? failed[0].error : toKafkaError(failed[0].error)
  return [
    ...results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
    ...failed.flatMap(({ error, before }) => refused(before, toKafkaError(error).kafkaError, toKafkaError(error).message)),
  ]
}

async function verify({ client }: ChangeContext, { rows }: ReviewedPlan, { topic }: Input): Promise<RowFound[]> {
  const changed = rows.filter((row) => row.changed)
  const wanted = new Map([[topic, new Set(changed.map(({ of }) => Number(of['partition'])))]])
  const { ranges } = await readLogRanges(client, wanted, null)
  return changed.map(({ of, before, after }): RowFound => {
    const logStart = ranges.get(`${topic}-${of['partition']}`)?.logStart ?? null
    if (logStart === null) return { of, state: 'unreadable', now: null }
    // Retention may have taken more since.
    const isDone = logStart >= BigInt(rowText(after?.['logStart']) ?? '')
    const state = isDone ? 'as-planned' : String(logStart) === before?.['logStart'] ? 'as-before' : 'other'
    return { of, state, now: { logStart: String(logStart) } }
  })
}
