import { revokeToken } from '@/lib/server/access-api'
import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'

export const DELETE = route(endpoints.revokeToken, async ({ actor, params }) => {
  const isRevoked = await revokeToken(getContainer().access, actor, params.token)
  found('token', params.token, isRevoked || null)
})
