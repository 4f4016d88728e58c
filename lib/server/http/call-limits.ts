import 'server-only'
import type { Endpoint } from '../../contract/endpoint'
import { type Actor, personOf } from '../../domain/access/actor'
import { forgetOldest } from '../auth/forget-oldest'
import { networkOf } from '../auth/network-of'
import { ApiError } from './api-error'
import { clientAddress } from './client-address'

/** Calls per minute that one caller may make of each kind that costs something; as many may come at once. */
export interface CallsPerMinute {
  writes: number
  searches: number
  exports: number
}

const MINUTE_MS = 60_000
/** Callers remembered at most; the one not heard of for longest goes first. */
const MOST_CALLERS = 10_000

/** What a call counts as; null: it costs no more than what the observer has ready anyway. */
export function costOf({ method, stream, id }: Pick<Endpoint, 'method' | 'stream' | 'id'>): keyof CallsPerMinute | null {
  if (method !== 'GET') return 'writes'
  if (stream === 'text/csv') return 'exports'
  return id === 'search' ? 'searches' : null
}

interface Purse {
  left: number
  atMs: number
}

/** A purse per caller and kind, which fills again evenly. In memory: a restart fills them all. */
export class CallLimits {
  readonly #perMinute: CallsPerMinute
  readonly #now: () => number
  readonly #purses = new Map<string, Purse>()

  constructor(perMinute: CallsPerMinute, now: () => number) {
    this.#perMinute = perMinute
    this.#now = now
  }

  /**
   * One call of this caller, or of whoever is at this address. Throws 429 where it is one too many. All tokens of a person have one purse: to
   * have more of them, or to call one as somebody else's is called, changes nothing.
   */
  count(endpoint: Endpoint, actor: Pick<Actor, 'kind' | 'name' | 'person'> | null, headers: Headers): void {
    const kind = costOf(endpoint)
    if (kind) this.spend(kind, actor ? `${actor.kind} ${personOf(actor).id}` : `at ${networkOf(clientAddress(headers))}`)
  }

  /** Throws 429 with how long to wait. `caller`: whom the calls are counted for. */
  spend(kind: keyof CallsPerMinute, caller: string): void {
    const perMinute = this.#perMinute[kind]
    const key = `${kind} ${caller}`
    const now = this.#now()
    const { left, atMs } = this.#purses.get(key) ?? { left: perMinute, atMs: now }
    const filled = Math.min(perMinute, left + ((now - atMs) * perMinute) / MINUTE_MS)
    // Deleted first, so that the Map's order is that of the last touch.
    this.#purses.delete(key)
    this.#purses.set(key, { left: filled < 1 ? filled : filled - 1, atMs: now })
    forgetOldest(this.#purses, MOST_CALLERS)
    if (filled >= 1) return
    const retryAfterMs = ((1 - filled) * MINUTE_MS) / perMinute
    throw new ApiError('rate-limited', `At most ${perMinute} ${kind} a minute`, { retryAfterMs })
  }
}
