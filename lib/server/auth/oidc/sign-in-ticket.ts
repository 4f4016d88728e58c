import 'server-only'
import type { Sealer } from '../../store/seal'
import { readCookie } from '../read-cookie'
import type { SignInChecks } from './identity-provider'

/** For these paths alone: no other request carries them. */
const PATH = '/api/v1/session'
const TICKET = { name: 'highwater_sign_in', path: PATH }
/**
 * By https: browsers take `__Host-` from this very host alone, and for all its paths only. With a ticket of its own a neighbour could have
 * somebody come in as the neighbour.
 */
const TICKET_BY_HTTPS = { name: '__Host-highwater_sign_in', path: '/' }
/** A neighbour's would tell of the neighbour's own groups. */
const REFUSAL = { name: 'highwater_refused', path: PATH }
const MS_PER_SECOND = 1000
const MOST_GROUP_BYTES = 2_000
/** So long somebody may take at the provider. */
export const TICKET_LIFE_MS = 10 * 60 * MS_PER_SECOND

/** What a browser keeps while its person is at the provider, sealed. */
export interface Ticket extends SignInChecks {
  /** Where they wanted to go. */
  to: string
  begunMs: number
}

/** Somebody the provider knows and no role lets in, for the page that tells them. */
export interface Refusal {
  name: string
  groups: readonly string[]
  /** How many more there are than fit into a cookie. */
  more: number
}

/** The cookies of a sign-in that is under way: what is in them only this console can read, or write. */
export class SignInCookies {
  readonly #sealer: Sealer

  constructor(sealer: Sealer) {
    this.#sealer = sealer
  }

  ticket(ticket: Ticket, isSecure: boolean): string {
    return this.#write(ticketBy(isSecure), JSON.stringify(ticket), isSecure)
  }

  /** null: there is none, or it is not ours. What came by https is looked for under the name that only https can have set. */
  readTicket(cookies: string | null, isSecure: boolean): Ticket | null {
    return this.#read(ticketBy(isSecure), cookies) as Ticket | null
  }

  refusal(name: string, groups: readonly string[], isSecure: boolean): string {
    const shown = thatFit(groups)
    const refusal: Refusal = { name, groups: shown, more: groups.length - shown.length }
    return this.#write(REFUSAL, JSON.stringify(refusal), isSecure)
  }

  readRefusal(cookies: string | null): Refusal | null {
    return this.#read(REFUSAL, cookies) as Refusal | null
  }

  /** Both are over. */
  clear(isSecure: boolean): string[] {
    return [ticketBy(isSecure), REFUSAL].map((cookie) => setCookie(cookie, '', 0, isSecure))
  }

  #write(cookie: Cookie, text: string, isSecure: boolean): string {
    return setCookie(cookie, this.#sealer.seal(text, cookie.name), TICKET_LIFE_MS / MS_PER_SECOND, isSecure)
  }

  #read({ name }: Cookie, cookies: string | null): unknown {
    const sealed = readCookie(cookies, name)
    const text = sealed && this.#sealer.open(sealed, name)
    return text ? JSON.parse(text) : null
  }
}

interface Cookie {
  name: string
  path: string
}

const ticketBy = (isSecure: boolean): Cookie => (isSecure ? TICKET_BY_HTTPS : TICKET)

/** A browser keeps 4 KB of a cookie, and sealing adds a third. */
function thatFit(groups: readonly string[]): string[] {
  let left = MOST_GROUP_BYTES
  return groups.filter((group) => (left -= Buffer.byteLength(JSON.stringify(group))) > 0)
}

function setCookie({ name, path }: Cookie, value: string, maxAgeSeconds: number, isSecure: boolean): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
