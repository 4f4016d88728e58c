import 'server-only'
import { request } from 'node:https'
import type { CustomFetch, CustomFetchOptions } from 'openid-client'

/** More than any document of a provider needs. */
const MOST_BYTES = 1_000_000
const FIRST_SERVER_ERROR = 500
const TOO_MANY_REQUESTS = 429

/** The provider could not be reached, or says itself that it cannot answer now. */
class ProviderDown extends Error {
  override name = 'ProviderDown'
}

export function isProviderDown(error: object): boolean {
  return error instanceof ProviderDown
}

/** The one way to the provider. `ca` is PEM of who has signed its certificate; null: those that Node trusts. */
export function providerFetch(ca: string | null): CustomFetch {
  return async (url, options) => {
    try {
      const response = ca !== null && url.startsWith('https:') ? await httpsFetch(url, options, ca) : await plainFetch(url, options)
      if (response.status >= FIRST_SERVER_ERROR || response.status === TOO_MANY_REQUESTS) {
        throw new ProviderDown(`${new URL(url).origin} answered ${response.status}`)
      }
      return response
    } catch (error) {
      throw isProviderDown(error as object) ? error : new ProviderDown(`${new URL(url).origin} could not be reached`, { cause: error })
    }
  }
}

/** Read to its end here, so that a body that breaks off counts as not reached. */
async function plainFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const response = await fetch(url, options as RequestInit)
  const body = await response.arrayBuffer()
  if (body.byteLength > MOST_BYTES) throw new Error('The answer is too large')
  return new Response(hasNoBody(response.status) ? null : body, { status: response.status, headers: response.headers })
}

/** Node's own `fetch` can be told of no CA but for the whole process. */
function httpsFetch(url: string, { method, headers, body, signal }: CustomFetchOptions, ca: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ca, ...(signal && { signal }) }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES) answer.destroy(new Error('The answer is too large'))
        else chunks.push(chunk)
      })
      answer.on('error', reject)
      answer.on('end', () => {
        const status = answer.statusCode ?? FIRST_SERVER_ERROR
        const received = Object.entries(answer.headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one) => [name, one] as [string, string]),
        )
        resolve(new Response(hasNoBody(status) ? null : Buffer.concat(chunks), { status, headers: received }))
      })
    })
    sent.on('error', reject)
    sent.end(body === null || body === undefined ? undefined : toText(body))
  })
}

/** The library sends forms, and nothing else. */
function toText(body: NonNullable<CustomFetchOptions['body']>): string {
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new Error('This kind of body is not sent to a provider')
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}
