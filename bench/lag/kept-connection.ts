import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

const TIMEOUT_MS = 180_000

export interface Answer {
  /** From the request's first byte to the answer's last. */
  tookMs: number
  /** As they came, compressed where the other side does so. */
  bytes: number
  text: string
}

/** One connection to one server, kept between calls: what is timed is the answer, not the way to it. */
export class KeptConnection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #url: string
  readonly #headers: Record<string, string>

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url
    this.#headers = { 'accept-encoding': 'gzip', ...headers }
  }

  /** The whole answer of one GET. Rejects unless it is a 200. */
  async get(path: string): Promise<Answer> {
    const first = await this.#ask(path)
    // Servers close a connection after some seconds of silence, and may do so just as it is used again.
    const answer = first === 'closed' ? await this.#ask(path) : first
    if (answer === 'closed') throw new Error(`${path}: the connection was closed`)
    return answer
  }

  #ask(path: string): Promise<Answer | 'closed'> {
    const started = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#url}${path}`, { agent: this.#agent, headers: this.#headers, timeout: TIMEOUT_MS }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const tookMs = performance.now() - started
          const body = Buffer.concat(chunks)
          if (response.statusCode !== 200) return reject(new Error(`${path} was answered with ${response.statusCode}`))
          const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
          resolve({ tookMs, bytes: body.length, text })
        })
      })
      asked.once('timeout', () => asked.destroy(new Error(`${path} was not answered within ${TIMEOUT_MS / 1000} s`)))
      asked.once('error', (error: NodeJS.ErrnoException) => {
        if (asked.reusedSocket && error.code === 'ECONNRESET') resolve('closed')
        else reject(error)
      })
      asked.end()
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
