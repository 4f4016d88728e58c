import 'server-only'
import { SERIES_METRICS, type SeriesKind } from '@/lib/domain/series/metrics'
import type { SeriesName } from '../../store/history/series-store'
import type { LagHistory, Metric } from '../lag-history'
import type { ClusterSamples, TopicSamples } from '../snapshot-maker'
import type { RecentSamples } from './series-recorder'

/** What an observer keeps in memory; topics are by name. */
interface Sampled {
  cluster: string
  history: LagHistory
  topicSamples: TopicSamples
  throughput: ClusterSamples
}

/**
 * Over all that a group reads: lags and rates add up, seconds behind is that of the topic furthest behind. While one topic is unknown so
 * is the total: a sum that leaves one out would look like catching up. One that is gone has no part in it.
 */
function total(groups: LagHistory, group: string, metric: Metric, isThere: (topic: string) => boolean): number[] {
  const columns = groups
    .topicsOf(group)
    .map((topic) => ({ topic, column: groups.column(group, topic, metric) }))
    // One that is gone has its part up to what was known of it last.
    .map(({ topic, column }) => ({
      column,
      ends: isThere(topic) ? column.length : column.findLastIndex((value) => !Number.isNaN(value)) + 1,
    }))
    .filter(({ ends }) => ends > 0)
  const fold = (a: number, b: number) => (metric === 'seconds' ? Math.max(a, b) : a + b)
  return groups.times.map((_, index) => {
    const parts = columns.filter(({ ends }) => index < ends).map(({ column }) => column[index] ?? Number.NaN)
    return parts.length === 0 ? Number.NaN : parts.reduce(fold, 0)
  })
}

/** An observer's histories as series of a cluster. A group that reads one topic has no series of all its topics: it would be the same. */
export function recentSamples({ cluster, history: groups, topicSamples: topics, throughput: all }: Sampled): RecentSamples {
  const ofGroup = (name: string): SeriesName[] => {
    const read = groups.topicsOf(name)
    const series = read.map((topic): SeriesName => ({ cluster, kind: 'group', name, topic }))
    return read.length > 1 ? [...series, { cluster, kind: 'group', name, topic: '' }] : series
  }
  const ofTopic = (name: string): SeriesName => ({ cluster, kind: 'topic', name, topic: '' })
  const ofCluster: SeriesName = { cluster, kind: 'cluster', name: '', topic: '' }
  return {
    get times() {
      return groups.times
    },
    series: () => [ofCluster, ...[...groups.groups()].flatMap(ofGroup), ...[...topics.keys()].map(ofTopic)],
    seriesOf(kind: SeriesKind, name) {
      if (kind === 'group') return ofGroup(name)
      return kind === 'topic' ? [ofTopic(name)] : [ofCluster]
    },
    columns({ kind, name, topic }, newest) {
      if (kind === 'topic') return SERIES_METRICS.topic.map((metric) => topics.column(name, metric.name, newest))
      if (kind === 'cluster') return SERIES_METRICS.cluster.map((metric) => all.column('', metric.name, newest))
      return SERIES_METRICS.group.map((metric) =>
        topic === ''
          ? total(groups, name, metric.name, (of) => topics.has(of)).slice(-newest)
          : groups.column(name, topic, metric.name, newest),
      )
    },
  }
}
