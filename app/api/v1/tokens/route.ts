import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { toTokenItem } from '@/lib/server/http/access-items'

export const GET = route(endpoints.listTokens, async () => {
  const tokens = await getContainer().access.listTokens()
  return { items: tokens.map(toTokenItem) }
})

export const POST = route(endpoints.createToken, async ({ actor, body }) => {
  const { token, secret } = await getContainer().access.createToken(body, actor)
  return { item: toTokenItem(token), token: secret }
})
