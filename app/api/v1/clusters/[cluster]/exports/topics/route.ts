import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { exportTopics } from '@/lib/server/views/exports'

export const GET = route(endpoints.exportTopics, ({ actor, params, query }) => exportTopics(clusterContext(actor, params.cluster), query))
