const WAIT_MS = 30_000

/**
 * The names of the scripts that the console would answer this page with now: other ones once it runs another version. Null where it does
 * not answer, and then the page must not be loaded anew: a browser's own error page never comes back by itself.
 */
export async function pageCode(): Promise<string | null> {
  try {
    const answer = await fetch(window.location.href, { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) })
    return answer.ok ? scriptsOf(await answer.text()) : null
  } catch {
    return null
  }
}

/** In whatever order they are written, each once. */
export function scriptsOf(html: string): string {
  const names = [...html.matchAll(/<script\b[^>]*?\bsrc="([^"]+)"/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].toSorted().join(' ')
}
