import { noSuchOperation } from '@/lib/server/http/no-such-operation'

export const dynamic = 'force-dynamic'

// Every method: whoever speaks to an API is to be answered as one, and not with a page.
export const GET = noSuchOperation
export const POST = noSuchOperation
export const PUT = noSuchOperation
export const PATCH = noSuchOperation
export const DELETE = noSuchOperation
