import { endpoints } from '@/lib/contract/endpoints'
import { route } from '@/lib/server/container'
import { openApiDocument } from '@/lib/server/http/open-api'

export const GET = route(endpoints.getOpenApi, () => Response.json(openApiDocument(endpoints)))
