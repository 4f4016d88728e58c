import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { ApiError } from '@/lib/server/http/api-error'
import { isHttps } from '@/lib/server/http/client-address'
import { preferencesResponse, readPreferences, savePreferences } from '@/lib/server/views/preferences'

export const GET = route(endpoints.getPreferences, async ({ actor, request }) => {
  const { store, config } = getContainer()
  const preferences = await readPreferences(actor, request.headers.get('cookie'), store)
  return preferencesResponse(preferences, config.secureCookies || isHttps(request))
})

export const PUT = route(endpoints.savePreferences, async ({ actor, body, request }) => {
  const { store, config } = getContainer()
  if (!(await savePreferences(actor, body, store))) throw new ApiError('forbidden', 'Preferences are a person’s, and a token is none')
  return preferencesResponse(body, config.secureCookies || isHttps(request))
})
