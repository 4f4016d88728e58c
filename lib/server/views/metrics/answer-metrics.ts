import 'server-only'
import type { ViewContext } from '../view-context'
import { BURROW_FAMILIES } from './burrow-families'
import { CLUSTER_FAMILIES } from './cluster-families'
import type { EventLoopDelay } from './event-loop-delay'
import { GROUP_FAMILIES } from './group-families'
import { KAFKA_EXPORTER_BUILD, KAFKA_EXPORTER_FAMILIES } from './kafka-exporter-families'
import { familyLines } from './metric-family'
import { type MetricsTarget, metricsTarget } from './metrics-target'
import { type MetricView, readMetricsQuery } from './metrics-query'
import type { NameFilter } from './name-filter'
import { PROCESS_FAMILIES, type ProcessFigures } from './process-families'
import { blockStream, textBlocks } from './text-blocks'

export interface MetricsSource {
  /** The clusters, as whoever asks may see them. */
  contexts: readonly ViewContext[]
  topics: NameFilter
  groups: NameFilter
  loopDelay: Pick<EventLoopDelay, 'take'>
}

const TEXT = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }

/** `/metrics` in Prometheus' text format, from the pictures as they are now; 400 and 404 in one sentence. */
export function answerMetrics(source: MetricsSource, params: URLSearchParams): Response {
  const query = readMetricsQuery(params)
  if ('refused' in query) return sentence(400, query.refused)
  const known = new Map(source.contexts.map((context) => [context.observer.cluster, context]))
  const missing = query.clusters.find((cluster) => !known.has(cluster))
  if (missing !== undefined) return sentence(404, `There is no cluster “${missing}”`)
  const contexts = source.contexts.filter(({ observer }) => query.clusters.length === 0 || query.clusters.includes(observer.cluster))
  const [topics, groups] = [new Set(query.topics), new Set(query.groups)]
  const targets = contexts.map((context) =>
    metricsTarget(context, {
      topic: (name) => (topics.size === 0 || topics.has(name)) && source.topics.has(name),
      group: (name) => (groups.size === 0 || groups.has(name)) && source.groups.has(name),
      dropsUncommitted: query.dropsUncommitted,
      isOneOfMany: contexts.length > 1,
    }),
  )
  return new Response(
    blockStream(
      textBlocks(lines(query.views, targets, () => ({ loopDelay: source.loopDelay.take(), history: source.contexts[0]?.history ?? null }))),
    ),
    { headers: TEXT },
  )
}

const LINES: Record<MetricView, (targets: readonly MetricsTarget[], figures: () => ProcessFigures) => Iterable<string>> = {
  *kafka_exporter(targets) {
    yield* familyLines(KAFKA_EXPORTER_FAMILIES, targets)
    yield* familyLines([KAFKA_EXPORTER_BUILD], [null])
  },
  burrow: (targets) => familyLines(BURROW_FAMILIES, targets),
  *console(targets, figures) {
    yield* familyLines(CLUSTER_FAMILIES, targets)
    yield* familyLines(GROUP_FAMILIES, targets)
    yield* familyLines(PROCESS_FAMILIES, [figures()])
  },
}

function* lines(views: readonly MetricView[], targets: readonly MetricsTarget[], figures: () => ProcessFigures): Generator<string> {
  for (const view of views) yield* LINES[view](targets, figures)
}

function sentence(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
