import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { toSessionView } from '@/lib/server/http/access-items'
import { clientAddress } from '@/lib/server/http/client-address'
import { requireSignedIn } from '@/lib/server/http/require-signed-in'
import { signOut } from '@/lib/server/provider-sign-in'

export const GET = route(endpoints.getSession, ({ actor }) => toSessionView(getContainer().access, actor))

export const POST = route(endpoints.signIn, async ({ body, request, sessionCookie }) => {
  const { headers } = request
  const from = { ip: clientAddress(headers), cookie: headers.get('cookie'), agent: headers.get('user-agent') }
  const { actor, sessionSecret } = requireSignedIn(await getContainer().access.signIn(body.name, body.password, from))
  sessionCookie.set(sessionSecret)
  return toSessionView(getContainer().access, actor)
})

export const DELETE = route(endpoints.signOut, async ({ actor, request, sessionCookie }) => {
  await getContainer().access.audit.signedOut(actor, clientAddress(request.headers))
  sessionCookie.clear()
  return signOut(getContainer().access, request)
})
