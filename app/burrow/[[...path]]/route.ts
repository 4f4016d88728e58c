import { createBurrowRoute } from '@/lib/server/burrow-api'
import { getContainer } from '@/lib/server/container'

export const dynamic = 'force-dynamic'

// Every method, so that what is refused is refused in Burrow's words and not in Next's.
const answer = createBurrowRoute(getContainer)
export const GET = answer
export const HEAD = answer
export const POST = answer
export const PUT = answer
export const PATCH = answer
export const DELETE = answer
export const OPTIONS = answer
