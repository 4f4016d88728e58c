import 'server-only'
import { ApiError } from './api-error'

export const MAX_BODY_BYTES = 1024 * 1024
export const MOST_LEVELS = 32
const UNSUPPORTED_MEDIA_TYPE = 415

/** The body as JSON. It is counted while it comes in: what a client says of its length is only a first hint. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new ApiError('bad-request', 'The body must be JSON: send content-type: application/json', { status: UNSUPPORTED_MEDIA_TYPE })
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge()

  const json = parseJson(await readText(request))
  if (isDeeperThan(json, MOST_LEVELS)) throw new ApiError('bad-request', `The body may be nested at most ${MOST_LEVELS} deep`)
  return json
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('bad-request', 'The body is not valid JSON')
  }
}

/** Level by level and not by recursion, which is what a deep one would be sent for. */
function isDeeperThan(json: unknown, levels: number): boolean {
  let level = [json].filter(isNested)
  for (let depth = 0; depth < levels; depth += 1) level = level.flatMap((value) => Object.values(value).filter(isNested))
  return level.length > 0
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

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
