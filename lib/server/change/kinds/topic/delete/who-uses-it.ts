import 'server-only'
import type { TopicMetadata } from '../../../../kafka/reads/metadata'
import type { ChangeContext } from '../../../define-change'
import type { LogRange } from '../../../look/log-ranges'
import { newestRecordMs } from '../../../look/newest-record'
import { topicReaders } from '../../../look/topic-readers'
import { namedGroup, type Warning } from '../../../said'

/** Offsets held, which is at most so many records; as far as partitions could be read. */
export function recordsHeld(logs: readonly LogRange[]): { records: string; isKnown: boolean } {
  const held = logs.map(({ logStart, logEnd }) => (logStart === null || logEnd === null ? null : logEnd - logStart))
  return { records: String(held.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n)), isKnown: !held.includes(null) }
}

/** Whose work ends with the topic: who reads it, who writes it, and when it was last written. */
export async function whoUsesIt(context: ChangeContext, topic: TopicMetadata, logs: readonly LogRange[]): Promise<Warning[]> {
  const [producers, written] = await Promise.all([producersOf(context, topic), lastWrite(context, logs)])
  return [...readersOf(context, topic.name), ...producers, ...written, ...size(context, topic.name)]
}

function readersOf({ snapshot }: ChangeContext, topic: string): Warning[] {
  const readers = topicReaders(snapshot, topic)
  const live = readers.filter(({ members }) => members.length > 0)
  const idle = readers.filter(({ members }) => members.length === 0).map(({ group }) => namedGroup(group))
  const named = live.map(({ group, members }) => namedGroup(group, `${group}: ${members.join(', ')}`))
  return [
    ...(live.length > 0 ? [{ weight: 'danger' as const, code: 'topic.readNow', names: named, figures: { groups: live.length } }] : []),
    ...(idle.length > 0
      ? [
          {
            weight: 'warn' as const,
            code: 'topic.readBefore',
            names: idle,
            figures: { groups: idle.length },
          },
        ]
      : []),
    ...(readers.length === 0 ? [{ weight: 'note' as const, code: 'topic.readByNobody' }] : []),
  ]
}

/** Leaders remember idempotent and transactional producers for a day (producer.id.expiration.ms), and no others. */
async function producersOf({ client, nowMs }: ChangeContext, { name, partitions }: TopicMetadata): Promise<Warning[]> {
  const led = partitions.flatMap(({ partition, leader }) => (leader === null ? [] : [{ partition, leader }]))
  const byLeader = [...Map.groupBy(led, ({ leader }) => leader)]
  try {
    const asked = byLeader.map(([leader, of]) =>
      client.producers(
        leader,
        name,
        of.map(({ partition }) => partition),
      ),
    )
    const answers = (await Promise.all(asked)).flat()
    if (answers.some(({ error }) => error !== null)) return [UNKNOWN_PRODUCERS]
    const producers = answers.flatMap((one) => one.producers)
    const ids = new Set(producers.map(({ producerId }) => producerId))
    const lastAt = Math.max(...producers.flatMap(({ lastWriteAt }) => (lastWriteAt === null ? [] : [lastWriteAt])))
    if (ids.size === 0) return [{ weight: 'note', code: 'topic.noProducers' }]
    if (!Number.isFinite(lastAt)) return [{ weight: 'warn', code: 'topic.producersSome', figures: { producers: ids.size } }]
    return [{ weight: 'danger', code: 'topic.producers', figures: { producers: ids.size, agoMs: Math.max(0, nowMs - lastAt) } }]
  } catch {
    // Needs READ on the topic, which a console may well not have.
    return [UNKNOWN_PRODUCERS]
  }
}

const UNKNOWN_PRODUCERS: Warning = { weight: 'warn', code: 'topic.producersUnknown' }

async function lastWrite({ client, nowMs }: ChangeContext, logs: readonly LogRange[]): Promise<Warning[]> {
  if (logs.length > 0 && logs.every(({ logStart, logEnd }) => logStart !== null && logStart === logEnd))
    return [{ weight: 'note', code: 'topic.isEmpty' }]
  const newestMs = await newestRecordMs(client, logs)
  if (newestMs === null) return [{ weight: 'warn', code: 'topic.lastWriteUnknown' }]
  return [{ weight: 'note', code: 'topic.lastWrite', figures: { agoMs: Math.max(0, nowMs - newestMs) } }]
}

function size({ snapshot }: ChangeContext, topic: string): Warning[] {
  const sizeBytes = snapshot.topics.get(topic)?.totalBytes ?? null
  return sizeBytes === null ? [] : [{ weight: 'note', code: 'topic.sizeOfOneCopy', figures: { sizeBytes } }]
}
