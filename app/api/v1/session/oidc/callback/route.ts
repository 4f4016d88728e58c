import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { isHttps } from '@/lib/server/http/client-address'
import { finishProviderSignIn } from '@/lib/server/provider-sign-in'

export const GET = route(endpoints.finishProviderSignIn, ({ request, sessionCookie }) => {
  const { access, config, log } = getContainer()
  return finishProviderSignIn(access, request, config.secureCookies || isHttps(request), {
    setSession: (secret) => sessionCookie.set(secret),
    log,
  })
})
