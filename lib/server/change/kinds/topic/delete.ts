import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import type { TopicMetadata } from '../../../kafka/reads/metadata'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { readBrokerSettings } from '../../look/broker-settings'
import { readLogRanges } from '../../look/log-ranges'
import { rowText } from '../../look/row-text'
import { readTopicNow, refuseKafkasOwn, requireTopic } from '../../look/topic-now'
import { onlyTopic, toolCommand } from '../../look/tool-command'
import { recordsHeld, whoUsesIt } from './delete/who-uses-it'

const DELETE_ENABLE = 'delete.topic.enable'
const AUTO_CREATE = 'auto.create.topics.enable'

const Input = z.strictObject({ topic: z.string().min(1).max(249) })
type Input = z.output<typeof Input>

/** DeleteTopics by id (KIP-516): a topic made anew under the name since the review is never hit. */
export const deleteTopic = defineChange({
  kind: 'topic.delete',
  title: 'Delete a topic',
  permission: 'topics:write',
  input: Input,
  target: ({ topic }) => ({ type: 'topic', name: topic }),
  plan,
  apply: {
    delete: async ({ writes }, { rows }) => {
      for (const { before } of rows) await writes.deleteTopic(rowText(before?.['topicId']) ?? '')
      return []
    },
  },
  verify: async ({ client }, { rows }, { topic }): Promise<RowFound[]> => {
    const now = await readTopicNow(client, topic)
    return rows.map(({ of, before }) => ({
      of,
      state: now?.topicId === before?.['topicId'] ? 'as-before' : 'as-planned',
      now: now && toValues(now),
    }))
  },
  undo: () => ({ because: { code: 'topic.noUndoDelete' } }),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const { client, snapshot } = context
  const topic = await requireTopic(client, input.topic, reviewed)
  refuseKafkasOwn(topic)
  const [{ ranges }, settings] = await Promise.all([
    readLogRanges(client, new Map([[topic.name, null]]), null),
    readBrokerSettings(client, [DELETE_ENABLE, AUTO_CREATE]),
  ])
  const logs = [...ranges.values()]
  const { records, isKnown } = recordsHeld(logs)
  const sizeBytes = snapshot.topics.get(topic.name)?.totalBytes ?? null
  const row: PlanRow = {
    of: { topic: topic.name },
    before: toValues(topic),
    after: null,
    changed: true,
    about: { records, sizeBytes },
    marks: [],
  }
  return {
    rows: [row],
    totals: [
      { code: 'records-deleted', value: records, atMost: true, partitions: null },
      { code: 'partitions-deleted', value: topic.partitions.length, atMost: false, partitions: null },
    ],
    meaning: [{ code: 'topic.deletes', figures: { topic: topic.name, records, partitions: topic.partitions.length } }],
    warnings: [
      ...(isKnown ? [] : [{ weight: 'warn' as const, code: 'topic.recordsUnknown' }]),
      ...(await whoUsesIt(context, topic, logs)),
      ...(settings.get(AUTO_CREATE) === 'true' ? [{ weight: 'warn' as const, code: 'topic.comesBack' }] : []),
      { weight: 'note', code: 'topic.commitsGo' },
    ],
    steps: [{ id: 'delete', code: 'topic.stepDelete', figures: { topic: topic.name } }],
    command: toolCommand('kafka-topics.sh', ['--delete', '--topic', onlyTopic(topic.name)]),
    confirm: { kind: 'type', text: topic.name },
    ground: new Map([[`topic id ${topic.name}`, topic.topicId]]),
    refusedNow:
      settings.get(DELETE_ENABLE) === 'false'
        ? { weight: 'danger', code: 'topic.deletionDisabled', kafkaError: 'TOPIC_DELETION_DISABLED' }
        : null,
  }
}

const toValues = ({ topicId, partitions }: TopicMetadata) => ({
  partitions: partitions.length,
  replicationFactor: partitions[0]?.replicas.length ?? null,
  topicId,
})
