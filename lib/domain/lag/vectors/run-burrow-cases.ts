import { CommitRings, type WindowCommit } from '../burrow/commit-rings'
import { GROUP_NOT_FOUND, evaluateGroup, isExpired } from '../burrow/evaluate-group'
import { PARTITION_STATUSES, type PartitionEvaluation, evaluatePartition } from '../burrow/evaluate-partition'
import { notifierDecision } from '../burrow/notifier-decision'
import { STATUS_NUMBERS } from '../burrow/status-numbers'
import { hasRecentZeroLag, isLagAlwaysAbove, isLagNotDecreasing, isStalled, isStopped, rewindIndex } from '../burrow/window-rules'
import {
  BadCase,
  type Fields,
  type VectorReport,
  checkExpectations,
  isSame,
  readFields,
  readFlag,
  readInt,
  readList,
  readNumber,
  runSection,
  show,
} from './case-reader'

/** Burrow's default of `expire-group`. */
const EXPIRE_GROUP_SECONDS = 604_800

const SECTIONS: Record<string, (fields: Fields, id: string, report: VectorReport) => void> = {
  partition_cases: runPartition,
  eval_cases: runEvaluation,
  group_cases: runGroup,
  storage_cases: runStorage,
  notifier_cases: runNotifier,
}

/** Runs a file of Burrow's vectors (`meta` and five sections), every section and every expectation of it. */
export function runBurrowCases(file: unknown): VectorReport {
  const report: VectorReport = { failures: [], checked: 0 }
  const fields = readFields(file, 'the file')
  for (const name of Object.keys(fields)) {
    if (name !== 'meta' && !Object.hasOwn(SECTIONS, name)) report.failures.push(`nobody knows the section ${name}`)
  }
  for (const [name, run] of Object.entries(SECTIONS)) runSection(name, fields[name], run, report)
  const numbers = readFields(fields['meta'] ?? {}, 'meta')['status_numbers']
  if (numbers !== undefined) checkExpectations('status_numbers', readFields(numbers, 'status_numbers'), STATUS_NUMBERS, report)
  return report
}

function runPartition(fields: Fields, id: string, report: VectorReport): void {
  const window = readWindow(fields['window'])
  const brokerEnds = readEnds(fields['broker_offsets'])
  const nowSeconds = readNumber(fields['now_s'], 'now_s')
  const allowedLag = readInt(fields['allowed_lag'] ?? 0, 'allowed_lag')
  const currentLag = readInt(fields['current_lag'], 'current_lag')
  const { status } = evaluatePartition({
    window,
    intervals: window.length,
    brokerEnds,
    currentLag,
    nowSeconds,
    allowedLag,
    minimumComplete: 0,
  })
  checkExpectations(id, { status: fields['expect'] }, { status }, report)
  if (fields['rules'] === undefined) return
  checkExpectations(
    id,
    readFields(fields['rules'], 'rules'),
    {
      lag_always_nonzero: isLagAlwaysAbove(window, allowedLag),
      rewind_index: rewindIndex(window),
      stopped: isStopped(window, nowSeconds),
      stalled: isStalled(window),
      lag_not_decreasing: isLagNotDecreasing(window),
      recent_lag_zero: hasRecentZeroLag(window, brokerEnds),
    },
    report,
  )
}

/** Times of a window are of any origin; `last_commit_age_ms` says how long before the evaluation its last commit was. */
function runEvaluation(fields: Fields, id: string, report: VectorReport): void {
  const slots = readList(fields['window'], 'window')
  const window = readWindow(slots)
  const lastMs = window.at(-1)?.timestampMs ?? null
  const nowSeconds = Math.floor(((lastMs ?? 0) + readNumber(fields['last_commit_age_ms'], 'last_commit_age_ms')) / 1000)
  const expireSeconds = readNumber(fields['expire_group_s'] ?? EXPIRE_GROUP_SECONDS, 'expire_group_s')
  const evaluation = evaluatePartition({
    window,
    intervals: slots.length,
    brokerEnds: readEnds(fields['broker_offsets']),
    currentLag: readInt(fields['current_lag'], 'current_lag'),
    nowSeconds,
    allowedLag: readInt(fields['allowed_lag'] ?? 0, 'allowed_lag'),
    minimumComplete: readNumber(fields['minimum_complete'] ?? 0, 'minimum_complete'),
  })
  const isGone = lastMs !== null && isExpired(lastMs, nowSeconds, expireSeconds)
  const { status, complete } = isGone ? GROUP_NOT_FOUND : evaluation
  const { start, end } = isGone ? { start: null, end: null } : evaluation
  const actual = { status, complete, start_offset: start?.offset ?? null, end_offset: end?.offset ?? null }
  checkExpectations(id, readFields(fields['expect'], 'expect'), actual, report)
}

function runGroup(fields: Fields, id: string, report: VectorReport): void {
  const partitions = readList(fields['partitions'], 'partitions').map((one) => {
    const partition = readFields(one, 'a partition')
    const status = PARTITION_STATUSES.find((known) => known === partition['kind'])
    if (status === undefined) throw new BadCase(`nobody knows the kind ${show(partition['kind'])}`)
    const evaluation: Pick<PartitionEvaluation, 'status' | 'complete' | 'currentLag'> = {
      status,
      complete: readFlag(partition['full'], 'full') ? 1 : Math.fround(0.1),
      currentLag: readInt(partition['current_lag'], 'current_lag'),
    }
    return { ...evaluation, topic: partition['topic'], partition: partition['partition'] }
  })
  const { status, complete, maxLag, totalLag, partitionCount } = evaluateGroup(partitions)
  const most = maxLag === null ? undefined : partitions[maxLag]
  const actual = {
    status,
    complete,
    maxlag: most ? [most.topic, most.partition, most.currentLag] : null,
    totallag: totalLag,
    partition_count: partitionCount,
  }
  checkExpectations(id, readFields(fields['expect'], 'expect'), actual, report)
}

function runStorage(fields: Fields, id: string, report: VectorReport): void {
  const brokerEnd = readInt(fields['broker_offset'], 'broker_offset')
  const minDistanceMs = readNumber(fields['min_distance_s'] ?? 0, 'min_distance_s') * 1000
  const rings = new CommitRings({ intervals: readNumber(fields['intervals'], 'intervals'), minDistanceMs })
  for (const input of readList(fields['inputs'], 'inputs')) {
    const [offset, order, at] = readList(input, 'an input')
    const timestampMs = readNumber(at, 'a timestamp')
    rings.add(0, { offset: readInt(offset, 'an offset'), order: readInt(order, 'an order'), timestampMs, observedAtMs: 0 }, brokerEnd)
  }
  const stored = rings.window(0).map((commit) => [commit.offset, commit.order, commit.timestampMs, commit.lag])
  const expected = readList(fields['stored'], 'stored')
  report.checked += 1
  if (!isSame(expected, stored)) report.failures.push(`${id}: stored is ${show(stored)}, not ${show(expected)}`)
}

function runNotifier(fields: Fields, id: string, report: VectorReport): void {
  const { send, incidentOpenAfter } = notifierDecision({
    threshold: readNumber(fields['threshold'], 'threshold'),
    groupStatus: readNumber(fields['group_status'], 'group_status'),
    incidentOpen: readFlag(fields['incident_open'], 'incident_open'),
    sendClose: readFlag(fields['send_close'], 'send_close'),
    sendOnce: readFlag(fields['send_once'], 'send_once'),
    // The vectors have no times: a message that was sent was sent longer ago than the interval.
    sinceNotifiedMs: readFlag(fields['already_notified'], 'already_notified') ? Number.POSITIVE_INFINITY : null,
    sendIntervalMs: 0,
  })
  const actual = { send: send !== null, template: send, incident_open_after: incidentOpenAfter }
  checkExpectations(id, readFields(fields['expect'], 'expect'), actual, report)
}

/** Leading blanks are dropped, as Burrow does; it knows of none further on. Positions are those in the list. */
function readWindow(value: unknown): WindowCommit[] {
  const slots = readList(value, 'window')
  const first = slots.findIndex((slot) => slot !== null)
  return slots.slice(first === -1 ? slots.length : first).map((slot, index) => {
    const [offset, at, lag] = readList(slot, 'a commit of the window')
    const timestampMs = readNumber(at, 'a timestamp')
    return {
      offset: readInt(offset, 'an offset'),
      order: BigInt(index),
      timestampMs,
      observedAtMs: timestampMs,
      lag: lag === null ? null : readInt(lag, 'a lag'),
    }
  })
}

function readEnds(value: unknown): bigint[] {
  return readList(value, 'broker_offsets').map((end) => readInt(end, 'a broker offset'))
}
