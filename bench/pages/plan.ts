import type { PlannedGroup, PlannedTopic } from '../planned.ts'

/** What the large cluster holds: always the same, so that two runs are comparable and the second finds what the first made. */
export const PLAN_VERSION = 1

const DOMAINS =
  'accounts billing cart catalog checkout claims compliance delivery fraud identity inventory invoicing ledger logistics marketing orders partners payments pricing returns risk search shipping subscriptions support'.split(
    ' ',
  )
const ENTITIES =
  'account address adjustment agreement allocation audit balance batch booking campaign carrier charge contact coupon customer discount document entry event item label limit location merchant message note offer package payout plan product profile quote refund reservation route session stock ticket transfer'.split(
    ' ',
  )
const FACTS = ['changed', 'created', 'deleted', 'requested', 'snapshot']
const VERSIONS = ['v1', 'v2']
const READERS = ['archive', 'audit', 'export', 'index', 'mailer', 'metrics', 'projection', 'sync']

/** Every fiftieth topic is wide, and every 33rd has been written to: 10,000 topics, 12,200 partitions. */
export function plannedTopics(): PlannedTopic[] {
  const names = DOMAINS.flatMap((domain) =>
    ENTITIES.flatMap((entity) => FACTS.flatMap((fact) => VERSIONS.map((version) => `${domain}.${entity}.${fact}.${version}`))),
  )
  return names.map((name, index) => ({ name, partitions: index % 50 === 0 ? 12 : 1, records: index % 33 === 0 ? 500 : 0 }))
}

const GROUPS = 2_000
/** One group in so many is behind. */
const LAGGING_EVERY = 40

/** Groups that have read one to six topics to their end, but for some that are behind on those that were written to. */
export function plannedGroups(topics: readonly PlannedTopic[]): PlannedGroup[] {
  const written = topics.filter((topic) => topic.records > 0)
  return Array.from({ length: GROUPS }, (_, n) => {
    const isLagging = n % LAGGING_EVERY === 0
    // A prime apart, so that a group's topics are of several domains.
    const others = Array.from({ length: n % 6 }, (_unused, k) => pick(topics, n * 5 + (k + 1) * 1_009))
    const domain = DOMAINS[n % DOMAINS.length]
    const entity = ENTITIES[Math.floor(n / DOMAINS.length) % ENTITIES.length]
    return {
      id: `${domain}-${entity}-${READERS[Math.floor(n / 1_000) + (n % 4) * 2]}`,
      commits: [pick(written, n), ...others].map((topic) => ({
        topic,
        partitions: topic.partitions,
        behind: isLagging ? Math.min(topic.records, 20 + (n % 400)) : 0,
      })),
    }
  })
}

function pick(topics: readonly PlannedTopic[], index: number): PlannedTopic {
  const topic = topics[index % topics.length]
  if (!topic) throw new Error('no topics to pick from')
  return topic
}
