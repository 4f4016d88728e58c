import 'server-only'
import { z } from 'zod'
import type { RowFound } from '@/lib/contract/changes'
import { MOST_NEW_PARTITIONS } from '@/lib/domain/change/most-new-partitions'
import { movedKeys } from '@/lib/domain/partitioner/moved-keys'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { checkedByKafka } from '../../look/dry-run'
import { readLogRanges } from '../../look/log-ranges'
import { readRecentRecords } from '../../look/recent-records'
import { readTopicNow, refuseKafkasOwn, requireTopic } from '../../look/topic-now'
import { onlyTopic, toolCommand } from '../../look/tool-command'
import { topicReaders } from '../../look/topic-readers'
import { wrongInput } from '../../refusal'
import { namedGroup, type Warning } from '../../said'

/** What Kafka refuses of more partitions is about their number. */
const REFUSALS = {
  INVALID_PARTITIONS: 'count',
  INVALID_REPLICATION_FACTOR: 'count',
  INVALID_REPLICA_ASSIGNMENT: 'count',
  POLICY_VIOLATION: 'count',
} as const

const Input = z.strictObject({
  topic: z.string().min(1).max(249),
  count: z.number().int().min(1).max(2_147_483_647).meta({ description: 'How many partitions the topic then has' }),
})
type Input = z.output<typeof Input>

/** CreatePartitions. There is no way back: Kafka takes no partition away. */
export const addPartitions = defineChange({
  kind: 'topic.add-partitions',
  title: 'Add partitions',
  permission: 'topics:write',
  input: Input,
  target: ({ topic }) => ({ type: 'topic', name: topic }),
  plan,
  apply: {
    add: async ({ writes }, _plan, { topic, count }) => {
      await writes.addPartitions(topic, count, { validateOnly: false })
      return []
    },
  },
  verify: async ({ client }, { rows }, { topic }): Promise<RowFound[]> => {
    const partitions = (await readTopicNow(client, topic))?.partitions.length ?? null
    return rows.map(({ of, before, after }) => {
      const state = partitions === after?.['partitions'] ? 'as-planned' : partitions === before?.['partitions'] ? 'as-before' : 'other'
      return { of, state, now: partitions === null ? null : { partitions } }
    })
  },
  undo: () => ({ because: { code: 'topic.noUndoPartitions' } }),
})

async function plan(context: ChangeContext, { topic: name, count }: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const topic = await requireTopic(context.client, name, reviewed)
  refuseKafkasOwn(topic)
  const before = topic.partitions.length
  if (count - before > MOST_NEW_PARTITIONS)
    throw wrongInput(
      'count',
      `at most ${before + MOST_NEW_PARTITIONS}: ${name} has ${before}, and one change adds at most ${MOST_NEW_PARTITIONS}`,
    )
  if (count > before) await checkedByKafka(context.dryRun.addPartitions(name, count), REFUSALS)
  // A count that others have reached since the review is a moved ground.
  else if (reviewed === null) throw wrongInput('count', `more than the ${before} that ${name} has: Kafka takes no partition away`)
  return {
    rows: [
      {
        of: { topic: name },
        before: { partitions: before },
        after: { partitions: count },
        changed: count !== before,
        about: {},
        marks: [],
      },
    ],
    totals: [{ code: 'partitions-new', value: Math.max(0, count - before), atMost: false, partitions: null }],
    meaning: [{ code: 'topic.addsPartitions', figures: { topic: name, before, count } }],
    warnings: [...(await keyWarnings(context, name, before, count)), ...readerWarnings(context, name)],
    steps: count === before ? [] : [{ id: 'add', code: 'topic.stepAddPartitions', figures: { partitions: count - before } }],
    command: toolCommand('kafka-topics.sh', ['--alter', '--topic', onlyTopic(name), '--partitions', String(count)]),
    confirm: { kind: 'type', text: name },
    ground: new Map([
      [`topic id ${name}`, topic.topicId],
      [`partitions of ${name}`, String(before)],
    ]),
  }
}

/** Records with a key go to the partition that its hash says, of as many as there are (BuiltInPartitioner). */
async function keyWarnings({ client }: ChangeContext, topic: string, before: number, count: number): Promise<Warning[]> {
  const [{ ranges }, [configs]] = await Promise.all([
    readLogRanges(client, new Map([[topic, null]]), null),
    client.topicConfigs([topic], ['cleanup.policy']),
  ])
  const { records, keys, refused } = await readRecentRecords(client, [...ranges.values()])
  const { keys: distinct, moved } = movedKeys(keys, before, count)
  const policy = configs?.configs.find(({ name }) => name === 'cleanup.policy')?.value ?? null
  return [
    ...(moved > 0 ? [{ weight: 'danger' as const, code: 'topic.keysMove', figures: { moved, keys: distinct, records } }] : []),
    ...(distinct > 0 && moved === 0 ? [{ weight: 'warn' as const, code: 'topic.keysStay', figures: { keys: distinct, records } }] : []),
    ...(records > 0 && distinct === 0 ? [{ weight: 'note' as const, code: 'topic.noKeys', figures: { records } }] : []),
    ...(refused.length > 0 && records === 0
      ? [{ weight: 'warn' as const, code: 'topic.keysUnreadable', figures: { error: refused[0] ?? null } }]
      : []),
    ...(refused.length === 0 && records === 0 ? [{ weight: 'note' as const, code: 'topic.noRecords' }] : []),
    ...(policy?.includes('compact') ? [{ weight: 'danger' as const, code: 'topic.compactedKeysMove' }] : []),
    ...(policy === null ? [{ weight: 'note' as const, code: 'topic.policyUnknown' }] : []),
  ]
}

function readerWarnings({ snapshot }: ChangeContext, topic: string): Warning[] {
  const readers = topicReaders(snapshot, topic)
  const live = readers.filter(({ members }) => members.length > 0).map(({ group }) => group)
  const ofStreams = topic.endsWith('-changelog') || topic.endsWith('-repartition') || readers.some(({ state }) => state.type === 'streams')
  return [
    ...(live.length > 0
      ? [
          {
            weight: 'warn' as const,
            code: 'topic.rebalances',
            names: live.map((group) => namedGroup(group)),
            figures: { groups: live.length },
          },
        ]
      : []),
    ofStreams ? { weight: 'danger', code: 'topic.streamsBreak' } : { weight: 'note', code: 'topic.coPartitioned' },
    { weight: 'note', code: 'topic.newPartitionsFromLatest' },
  ]
}
