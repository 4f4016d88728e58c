import { endpoint } from '@/lib/contract/endpoint'
import { metricsFor, route } from '@/lib/server/container'

export const dynamic = 'force-dynamic'

const METRICS = endpoint({
  id: 'readMetrics',
  method: 'GET',
  path: '/metrics',
  access: 'clusters:read',
  summary: 'Metrics in Prometheus’ text format, see docs/metrics.md',
})

export const GET = route(METRICS, ({ actor, request }) => metricsFor(actor, new URL(request.url).searchParams))
