import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import type { RecordPlace } from '../kafka/reads/records-at'
import type { TopicPartitions } from '../kafka/messages/list-offsets'
import { eachAnswering } from './lag-round'
import type { Picture } from './picture'
import { type HeldBack, type TopicState, UNKNOWN } from './snapshot'

/** A commit that has stood for this long, with lag behind it, is looked at more closely. */
const STANDS_MS = 30_000
/** Records read per broker in one go: each is a fetch of up to 32 kB, once for every place a commit stands at. */
const RECORDS_PER_BROKER = 64
const STABLE_ENDS_PER_BROKER = 1_000
/** What was refused is asked again after this long. */
const REFUSED_MS = 10 * 60_000

/** What lies behind a commit that stands still. */
export interface BehindCommit {
  /** No record lies between the commit and the end, only control batches. */
  isOnlyMarkers: boolean
  /** Timestamp of the first record at or after the commit, in ms; null while not read. */
  recordAtMs: number | null
  heldBack: HeldBack | null
}

interface Standing extends BehindCommit {
  topic: string
  topicId: string
  partition: number
  committed: bigint
  /** End of the log as it was when this was last wanted, and when its record was read. */
  end: bigint
  readTo: bigint | null
  /** Offset of the first record at or after the commit. */
  recordAt: bigint | null
  refusedAt: number | null
  /** In which turn it was last asked for: those that have waited longest come first. */
  readIn: number
  heldIn: number
  wantedIn: number
}

/**
 * Looks behind commits that stand still: whether there is a record at all (a consumer behind a transaction marker stays at lag 1 for
 * ever), when the first of them was written, and whether an open transaction keeps it from readers (read_committed consumers end at
 * the last stable offset). One fetch for each place where a commit stands; ends and transactions anew each round.
 */
export class StandingPartitions {
  readonly #standing = new Map<string, Standing>()
  #round = 0

  /** What is known behind a commit with lag; null: nothing. */
  known(topic: TopicState, partition: number, committed: bigint): BehindCommit | null {
    const known = this.#standing.get(`${topic.topicId}:${partition}:${committed}`) ?? null
    // Records that came after the markers have not been looked for yet.
    return known?.isOnlyMarkers && known.readTo !== (topic.logEnd[partition] ?? UNKNOWN) ? { ...known, isOnlyMarkers: false } : known
  }

  /** The same of a commit that has stood for `stoodMs`: one that stands for long is looked at from now on. */
  look(topic: TopicState, partition: number, committed: bigint, stoodMs: number): BehindCommit | null {
    if (stoodMs < STANDS_MS) return null
    const key = `${topic.topicId}:${partition}:${committed}`
    const end = topic.logEnd[partition] ?? UNKNOWN
    const known = this.#standing.get(key)
    if (!known) {
      const { name, topicId } = topic
      const unread = {
        isOnlyMarkers: false,
        recordAtMs: null,
        heldBack: null,
        readTo: null,
        recordAt: null,
        refusedAt: null,
        readIn: 0,
        heldIn: 0,
      }
      this.#standing.set(key, { topic: name, topicId, partition, committed, end, ...unread, wantedIn: this.#round })
      return null
    }
    known.wantedIn = this.#round
    known.end = end
    return this.known(topic, partition, committed)
  }

  /** Forgets what nobody looked at in the round before. */
  beginRound(): void {
    for (const [key, { wantedIn }] of this.#standing) if (wantedIn < this.#round) this.#standing.delete(key)
    this.#round += 1
  }

  async refresh(client: ClusterClient, picture: Picture, now: number): Promise<void> {
    const byLeader = Map.groupBy(this.#standing.values(), (of) => picture.topics.get(of.topic)?.partitions[of.partition]?.leader ?? null)
    const nameless: HeldNow[] = []
    // All of them: one that has nothing left to be asked for has answered for it.
    const brokers = picture.aliveBrokers.map(({ id }) => id)
    await eachAnswering(client, picture, brokers, 'standing', async (leader) => {
      const standing = byLeader.get(leader) ?? []
      await readRecords(client, leader, standing, { now, turn: this.#round })
      nameless.push(...(await findHeldBack(client, leader, standing, this.#round)))
    })
    await nameTransactions(client, picture, nameless)
  }
}

async function readRecords(
  client: ClusterClient,
  leader: number,
  standing: readonly Standing[],
  { now, turn }: { now: number; turn: number },
): Promise<void> {
  const isUnread = ({ readTo, end, isOnlyMarkers }: Standing) => readTo === null || (isOnlyMarkers && readTo !== end)
  const mayAsk = ({ refusedAt }: Standing) => refusedAt === null || refusedAt < now - REFUSED_MS
  const unread = standing.filter((of) => isUnread(of) && mayAsk(of))
  const asked = unread.toSorted((a, b) => a.readIn - b.readIn).slice(0, RECORDS_PER_BROKER)
  for (const of of asked) of.readIn = turn
  if (asked.length === 0) return
  const ends = asked.map(({ end }) => end)
  const places = asked.map(({ topic, topicId, partition, committed: offset }): RecordPlace => ({ topic, topicId, partition, offset }))
  for (const [index, { record, error }] of (await client.recordsAt(leader, places)).entries()) {
    const of = asked[index]
    if (!of) continue
    // A commit below the log start has no record of its own any more; what is lost is told elsewhere.
    of.refusedAt = error === null ? null : now
    if (error !== null) continue
    of.readTo = ends[index] ?? null
    of.isOnlyMarkers = record === null
    of.recordAtMs = record === null ? null : writtenBy(record.timestamp, now)
    of.recordAt = record?.offset ?? null
  }
}

/** Producers stamp as they like: what was there when it was read was not written later, and −1 is no time (RecordBatch.NO_TIMESTAMP). */
function writtenBy(timestamp: number, readAtMs: number): number | null {
  return timestamp < 0 ? null : Math.min(timestamp, readAtMs)
}

/** A commit that is held back by a transaction that has no name yet. */
interface HeldNow {
  of: Standing
  stableEnd: bigint
}

/** Whose commit has come as far as a read_committed consumer can, and by what is not known. */
async function findHeldBack(client: ClusterClient, leader: number, standing: readonly Standing[], turn: number): Promise<HeldNow[]> {
  const toAsk = standing.filter(({ isOnlyMarkers }) => !isOnlyMarkers)
  const asked = toAsk.toSorted((a, b) => a.heldIn - b.heldIn).slice(0, STABLE_ENDS_PER_BROKER)
  for (const of of asked) of.heldIn = turn
  if (asked.length === 0) return []
  const stableEnds = new Map<string, bigint>()
  for (const { topic, partitions } of await client.stableEnds(leader, toTopics(asked))) {
    for (const { partition, offset, error } of partitions) if (error === null) stableEnds.set(`${topic}:${partition}`, offset)
  }
  return asked.flatMap((of) => {
    const stableEnd = stableEnds.get(`${of.topic}:${of.partition}`)
    const isHeld =
      stableEnd !== undefined && stableEnd < of.end && (of.committed >= stableEnd || (of.recordAt !== null && of.recordAt >= stableEnd))
    if (!isHeld) of.heldBack = null
    return isHeld && (of.heldBack?.stableEnd !== stableEnd || of.heldBack.sinceMs === null) ? [{ of, stableEnd }] : []
  })
}

/**
 * The transaction that begins at the last stable offset, as the partition's leader and the transaction's coordinator tell of it. Told
 * all at once: a picture taken in between has no transaction without its name.
 */
async function nameTransactions(client: ClusterClient, picture: Picture, nameless: readonly HeldNow[]): Promise<void> {
  if (nameless.length === 0) return
  const openers = new Map<string, bigint>()
  for (const { topic, partitions } of toTopics(nameless.map(({ of }) => of))) {
    const byLeader = Map.groupBy(partitions, (partition) => picture.topics.get(topic)?.partitions[partition]?.leader ?? null)
    for (const [leader, led] of byLeader) {
      if (leader === null) continue
      // Needs READ on the topic: without it the transaction has no name, and is one all the same.
      const answers = await client.producers(leader, topic, led).catch(() => [])
      for (const { partition, producers } of answers) {
        for (const { producerId, transactionStart } of producers) {
          if (transactionStart !== null) openers.set(`${topic}:${partition}:${transactionStart}`, producerId)
        }
      }
    }
  }
  const listed = await Promise.all(picture.aliveBrokers.map((broker) => client.transactions(broker.id).catch(() => [])))
  const byProducer = new Map(listed.flat().map((transaction) => [transaction.producerId, transaction]))
  for (const { of, stableEnd } of nameless) {
    const { topic, partition, recordAtMs } = of
    const producerId = openers.get(`${topic}:${partition}:${stableEnd}`) ?? null
    const { transactionalId = null, details } = (producerId === null ? undefined : byProducer.get(producerId)) ?? {}
    of.heldBack = { topic, partition, stableEnd, producerId, transactionalId, sinceMs: details?.startedAt ?? recordAtMs }
  }
}

function toTopics(standing: readonly Standing[]): TopicPartitions[] {
  return [...Map.groupBy(standing, ({ topic }) => topic)].map(([topic, of]) => ({
    topic,
    partitions: [...new Set(of.map(({ partition }) => partition))],
  }))
}
