import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { isHttps } from '@/lib/server/http/client-address'
import { startProviderSignIn } from '@/lib/server/provider-sign-in'

export const GET = route(endpoints.startProviderSignIn, ({ request, query }) => {
  const { access, config, log } = getContainer()
  return startProviderSignIn(access, request, query, config.secureCookies || isHttps(request), log)
})
