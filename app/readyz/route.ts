import { getContainer } from '@/lib/server/container'

export const dynamic = 'force-dynamic'

/** Ready once the store works and people can sign in; a cluster that is away is shown, and no reason not to be. */
export async function GET(): Promise<Response> {
  try {
    const { ready, access } = getContainer()
    await ready
    await access.listUsers()
    return new Response('ready\n')
  } catch {
    return new Response('the store cannot be used\n', { status: 503 })
  }
}
