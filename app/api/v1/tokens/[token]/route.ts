import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'

export const DELETE = route(endpoints.revokeToken, async ({ params }) => {
  const isRevoked = await getContainer().access.revokeToken(params.token)
  found('token', params.token, isRevoked || null)
})
