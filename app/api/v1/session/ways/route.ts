import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { signInWays } from '@/lib/server/session-api'

export const GET = route(endpoints.getSignInWays, ({ request }) => signInWays(getContainer().access, request.headers.get('cookie')))
