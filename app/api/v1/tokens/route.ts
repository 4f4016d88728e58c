import { endpoints } from '@/lib/contract/endpoints'
import { createToken } from '@/lib/server/access-api'
import { getContainer, route } from '@/lib/server/container'
import { toTokenItem } from '@/lib/server/http/access-items'

export const GET = route(endpoints.listTokens, async () => {
  const tokens = await getContainer().access.listTokens()
  return { items: tokens.map((token) => toTokenItem(token, Date.now())) }
})

export const POST = route(endpoints.createToken, ({ actor, body }) => createToken(getContainer().access, actor, body))
