import 'server-only'

/** Goes to a provider's sign-in as a browser would, with cookies of its own, and returns with what it was sent back by. */
export class ProviderVisit {
  readonly #cookies = new Map<string, string>()

  /** The parameters of the callback. */
  async signIn(url: string, answer: { who: string } | 'refuse', callback: string): Promise<URLSearchParams> {
    let at = await this.#follow(url, callback)
    if (at.pathname.startsWith('/interaction/')) {
      const form = answer === 'refuse' ? { do: 'refuse' } : { do: 'go', who: answer.who }
      const response = await this.#send(at, { method: 'POST', body: new URLSearchParams(form) })
      at = await this.#follow(new URL(response.headers.get('location') ?? '', at).href, callback)
    }
    if (!at.href.startsWith(callback)) throw new Error(`The provider did not lead back: ${at.href}`)
    return at.searchParams
  }

  /** Until a page, or the callback, which is not called. */
  async #follow(url: string, callback: string): Promise<URL> {
    let at = new URL(url)
    while (!at.href.startsWith(callback)) {
      const response = await this.#send(at, { method: 'GET' })
      const location = response.headers.get('location')
      if (location === null) {
        if (response.ok) return at
        throw new Error(`${at.pathname}: ${response.status} ${await response.text()}`)
      }
      at = new URL(location, at)
    }
    return at
  }

  async #send(url: URL, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }
}
