import { get } from 'node:http'
import { quantile } from '../quantile.ts'
import type { Measurement } from './measurement.ts'

const WARM_UP = 10
const CALLS = 50
/** "The first page in under 50 ms." */
const FIRST_PAGE_MS = 50

const LISTS = [
  { what: 'topics, first page', path: 'topics?limit=100', limit: FIRST_PAGE_MS },
  { what: 'topics by size', path: 'topics?limit=100&sort=-sizeBytes', limit: FIRST_PAGE_MS },
  { what: 'topics by name', path: 'topics?limit=100&sort=id', limit: FIRST_PAGE_MS },
  { what: 'topics named …payment…', path: 'topics?limit=100&q=payment', limit: FIRST_PAGE_MS },
  { what: 'topics, last page', path: `topics?limit=100&sort=id&cursor=${Buffer.from('9900').toString('base64url')}`, limit: FIRST_PAGE_MS },
  { what: 'groups, first page', path: 'groups?limit=100', limit: FIRST_PAGE_MS },
  { what: 'groups by lag', path: 'groups?limit=100&sort=-lag', limit: FIRST_PAGE_MS },
  { what: 'groups named …mailer…', path: 'groups?limit=100&q=mailer', limit: FIRST_PAGE_MS },
  { what: 'groups without members', path: 'groups?limit=100&verdict=inactive', limit: FIRST_PAGE_MS },
  { what: 'partitions, first page', path: 'partitions?limit=100', limit: FIRST_PAGE_MS },
  { what: 'overview', path: 'overview' },
] as const satisfies { what: string; path: string; limit?: number }[]

interface Answer {
  tookMs: number
  bytes: number
}

/** The whole answer of one call, as a browser asks for it. Throws unless it is a 200. */
function call(url: string, cookie: string): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.once('end', () => {
        if (response.statusCode === 200) resolve({ tookMs: performance.now() - started, bytes })
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    })
    request.once('error', reject)
  })
}

/** One call after the other, warm: of every list the median, the slow end, and the bytes as they came. */
export async function measureApi(api: string, cookie: string): Promise<Measurement[]> {
  const found: Measurement[] = []
  for (const list of LISTS) {
    const url = `${api}/${list.path}`
    for (let n = 0; n < WARM_UP; n++) await call(url, cookie)
    const answers: Answer[] = []
    for (let n = 0; n < CALLS; n++) answers.push(await call(url, cookie))
    const times = answers.map(({ tookMs }) => tookMs)
    const limit = 'limit' in list ? { limit: list.limit } : {}
    found.push(
      { what: `API: ${list.what}, p50`, value: quantile(times, 0.5), unit: 'ms', ...limit },
      { what: `API: ${list.what}, p95`, value: quantile(times, 0.95), unit: 'ms' },
      { what: `API: ${list.what}, answer`, value: (answers[0]?.bytes ?? 0) / 1000, unit: 'kB' },
    )
  }
  return found
}
