import 'server-only'

export interface Token {
  value: string
  /** Time in ms; null: nobody said. */
  expiresAt: number | null
}

/** Of a token's life, what passes before another is asked for. */
const USED_SHARE = 0.8

/** One token for all connections of a cluster, kept until shortly before it expires; asked for once, however many want it. */
export class TokenCache {
  readonly #issue: () => Promise<Token>
  readonly #now: () => number
  #kept: { value: string; until: number } | null = null
  #asking: Promise<string> | null = null

  constructor(issue: () => Promise<Token>, now: () => number = Date.now) {
    this.#issue = issue
    this.#now = now
  }

  /** Rejects as the issuer does; a failure is not kept. */
  get(): Promise<string> {
    if (this.#kept && this.#now() < this.#kept.until) return Promise.resolve(this.#kept.value)
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  /** A broker has refused it. */
  forget(): void {
    this.#kept = null
  }

  async #ask(): Promise<string> {
    const asked = this.#now()
    const { value, expiresAt } = await this.#issue()
    this.#kept = expiresAt === null ? null : { value, until: asked + (expiresAt - asked) * USED_SHARE }
    return value
  }
}
