import 'server-only'
import { randomUUID } from 'node:crypto'
import { ApiError } from './api-error'
import { problemResponse } from './problem-response'

/** What answers under /api where there is nothing. It says nothing of what there is: the document does, to who may read it. */
export function noSuchOperation(): Response {
  const requestId = randomUUID()
  const answer = problemResponse(new ApiError('not-found', 'The API has nothing at this address'), requestId)
  answer.headers.set('cache-control', 'no-store')
  answer.headers.set('x-request-id', requestId)
  return answer
}
