import { z } from 'zod'
import { BoardService } from './boards'
import { HistoryFailure, HistorySpread } from './history'
import { FindingWords, Incidents } from './incidents'
import { Health, PartError, Time, VerdictName, GroupType } from './primitives'

/** `connecting`: no complete picture yet; `unreachable`: no broker answers. */
export const ClusterStatus = z.enum(['connecting', 'healthy', 'problems', 'unreachable'])

/** One thing that is wrong. The words live in the catalogues, under `kind`; these are their figures. */
export const Finding = FindingWords.extend({
  /** `note` is worth knowing but no incident. */
  severity: z.enum(['danger', 'warn', 'note']),
  since: Time,
  /** True when it was already so when observing began: it may be older. */
  sinceAtLeast: z.boolean(),
  /** Who is affected, names first; at most 5 each. */
  affected: z.object({
    topics: z.array(z.string()),
    groups: z.array(z.string()),
    topicCount: z.number().int(),
    groupCount: z.number().int(),
  }),
  /** The services of boards that the affected groups are in, those that miss their target first; at most 5. */
  services: z.array(BoardService),
})
export type Finding = z.infer<typeof Finding>

/** A cluster as its card shows it. Figures are null until there is a first picture. */
export const ClusterItem = z.object({
  id: z.string(),
  name: z.string(),
  status: ClusterStatus,
  /** null until the first picture. */
  asOf: Time.nullable(),
  brokers: z.number().int().nullable(),
  brokersUp: z.number().int().nullable(),
  topics: z.number().int().nullable(),
  partitions: z.number().int().nullable(),
  groups: z.number().int().nullable(),
  problems: z.number().int().nullable(),
  kafkaVersion: z.string().nullable(),
  /** Why no broker answers; null when one does. */
  error: z.object({ name: z.string(), message: z.string() }).nullable(),
  findings: z.object({ danger: z.number().int(), warn: z.number().int(), note: z.number().int() }).nullable(),
  /** The gravest finding that is an incident: why the cluster is not healthy, and since when. */
  worst: Finding.nullable(),
  /** Who is furthest behind, by verdict and then by lag; null when everybody has caught up. */
  worstGroup: z
    .object({ id: z.string(), verdict: VerdictName, lag: z.string().nullable(), secondsBehind: z.number().nullable() })
    .nullable(),
})
export type ClusterItem = z.infer<typeof ClusterItem>

/** Where this console learns of commits: `tail` reads `__consumer_offsets`, `poll` sees with each round what has changed. */
export const CommitSourceState = z.object({
  source: z.enum(['tail', 'poll']),
  configured: z.enum(['auto', 'tail', 'poll']),
  since: Time,
  /** Why it is this one: `configured`, `may-read`, `starting`, `refused`, `too-many-commits`, `too-far-behind`, `failing`. */
  because: z.enum(['configured', 'may-read', 'starting', 'refused', 'too-many-commits', 'too-far-behind', 'failing']),
  /** Kafka's error name where it was refused or fails. */
  kafkaError: z.string().nullable(),
  /** Of the reason: `commitsPerSec`, `behindMs`, `most`, `broker`. */
  figures: z.record(z.string(), z.number()),
  commitsPerSec: z.number().nullable(),
  behindMs: z.number().nullable(),
  /** Records of `__consumer_offsets` in a form this console does not know, by what they were. */
  unknownRecords: z.record(z.string(), z.number().int()),
  gaps: z.object({ count: z.number().int(), lastAt: Time.nullable() }),
})
export type CommitSourceState = z.infer<typeof CommitSourceState>

/** What the header of every page needs of a cluster. */
export const ClusterPulse = z.object({
  id: z.string(),
  name: z.string(),
  /** Nothing is written to it from this console, whoever asks. */
  readOnly: z.boolean(),
  status: ClusterStatus,
  asOf: Time.nullable(),
  /** Milliseconds between two lag rounds. */
  roundMs: z.number().int(),
  kafkaVersion: z.string().nullable(),
  /** null until the first picture. */
  commits: CommitSourceState.nullable(),
  brokers: z.array(
    z.object({
      id: z.number().int(),
      status: z.enum(['up', 'not-answering', 'fenced']),
      since: Time.nullable(),
      lastAnsweredAt: Time.nullable(),
    }),
  ),
  parts: z.array(z.object({ part: z.string(), asOf: Time.nullable(), errors: z.array(PartError) })),
  counts: z.object({
    groups: z.number().int().nullable(),
    groupsNeedingSomeone: z.number().int().nullable(),
    topics: z.number().int().nullable(),
    brokers: z.number().int().nullable(),
    brokersDown: z.number().int().nullable(),
    partitions: z.number().int().nullable(),
    partitionsUnwell: z.number().int().nullable(),
  }),
  errors: z.array(PartError),
})
export type ClusterPulse = z.infer<typeof ClusterPulse>

export const WorstGroup = z.object({
  id: z.string(),
  type: GroupType,
  verdict: VerdictName,
  lag: z.string().nullable(),
  secondsBehind: z.number().nullable(),
  /** Seconds until it has caught up at the present rates; null when it never will or it is not known. */
  drainSeconds: z.number().nullable(),
  /** Records behind over all its topics. */
  history: z.array(HistorySpread),
})

/** `GET …/overview`: what is wrong, since when, who is affected. All series share `times`. */
export const Overview = z.object({
  pulse: ClusterPulse,
  findings: z.array(Finding),
  fine: z.object({
    groups: z.object({ fine: z.number().int(), total: z.number().int() }),
    topics: z.object({ fine: z.number().int(), total: z.number().int() }),
    quorum: z.object({ caughtUp: z.number().int(), voters: z.number().int() }).nullable(),
    /** Fullest log dir, 0 to 100; null where the brokers do not say. */
    fullestDiskPercent: z.number().nullable(),
  }),
  partitionsByHealth: z.record(Health, z.number().int()),
  times: z.array(Time),
  /** Records a second written to the cluster. */
  produced: z.array(HistorySpread),
  /** Records a second committed by groups. */
  consumed: z.array(HistorySpread),
  /** What was wrong in this time, and is over. */
  incidents: Incidents,
  /** False: the store of the history could not be read, and only what is in memory is here. */
  whole: z.boolean(),
  notWritten: HistoryFailure.nullable(),
  producedPerSec: z.number().nullable(),
  consumedPerSec: z.number().nullable(),
  /** `stale`: a leader keeps its part to itself; the last that was known of all of it, or else of the parts that are. */
  busiestTopics: z.array(z.object({ id: z.string(), recordsPerSec: z.number(), stale: z.boolean(), groups: z.number().int() })),
  worstGroups: z.array(WorstGroup),
})
export type Overview = z.infer<typeof Overview>
