import 'server-only'

export const METRIC_VIEWS = ['kafka_exporter', 'burrow', 'console'] as const
export type MetricView = (typeof METRIC_VIEWS)[number]

/** What `/metrics?…` asks for. Empty lists: all there are. */
export interface MetricsQuery {
  views: readonly MetricView[]
  clusters: readonly string[]
  topics: readonly string[]
  groups: readonly string[]
  dropsUncommitted: boolean
}

/**
 * Reads the query: `view` and `cluster` by comma or repeated, `topic` and `group` repeated (group names may hold commas),
 * `drop_uncommitted`. Answers a sentence for the caller where it cannot be read; other keys are no harm.
 */
export function readMetricsQuery(params: URLSearchParams): MetricsQuery | { refused: string } {
  const views = listOf(params, 'view')
  const wrong = views.find((view) => !isView(view))
  if (wrong !== undefined) return { refused: `view: “${wrong}” is none of ${METRIC_VIEWS.join(', ')}` }
  const drop = params.get('drop_uncommitted') ?? 'false'
  if (drop !== 'true' && drop !== 'false') return { refused: 'drop_uncommitted: expected true or false' }
  return {
    views: views.length === 0 ? ['kafka_exporter'] : METRIC_VIEWS.filter((view) => views.includes(view)),
    clusters: listOf(params, 'cluster'),
    topics: params.getAll('topic'),
    groups: params.getAll('group'),
    dropsUncommitted: drop === 'true',
  }
}

function listOf(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

function isView(word: string): word is MetricView {
  return METRIC_VIEWS.some((view) => view === word)
}
