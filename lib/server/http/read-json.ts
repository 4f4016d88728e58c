import 'server-only'
import { ApiError } from './api-error'

export const MAX_BODY_BYTES = 1024 * 1024
const UNSUPPORTED_MEDIA_TYPE = 415

/** The body as JSON. It is counted while it comes in: what a client says of its length is only a first hint. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new ApiError('bad-request', 'The body must be JSON: send content-type: application/json', { status: UNSUPPORTED_MEDIA_TYPE })
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge()

  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('bad-request', 'The body is not valid JSON')
  }
}

async function readText(request: Request): Promise<string> {
  if (request.body === null) return ''
  const decoder = new TextDecoder()
  const reader = request.body.getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MAX_BODY_BYTES) {
      await reader.cancel()
      throw tooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}

function tooLarge(): ApiError {
  return new ApiError('too-large', `The body may have at most ${MAX_BODY_BYTES} bytes`)
}
