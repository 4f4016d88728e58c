import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { endByProvider } from '@/lib/server/provider-sign-out'

export const POST = route(endpoints.providerSignOut, async ({ request }) => {
  const { access, log } = getContainer()
  await endByProvider(access, request, log)
})
