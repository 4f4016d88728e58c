import { fromPathSegment, toPathSegment } from '../domain/names/path-segment'

/** More than this are selected in this tab only. */
const URL_IDS = 50
/** Servers and proxies refuse long addresses. */
const URL_LENGTH = 3000

/** The selected ids as a URL holds them; null for none, and for more than a URL should hold. */
export function printSelection(ids: readonly string[]): string | null {
  if (ids.length === 0 || ids.length > URL_IDS) return null
  const text = ids.map(toPathSegment).join(',')
  return text.length > URL_LENGTH ? null : text
}

/** What of it cannot be read is left out. */
export function parseSelection(text: string): string[] {
  return text.split(',').flatMap((segment) => {
    try {
      return segment === '' ? [] : [fromPathSegment(decodeURIComponent(segment))]
    } catch {
      return []
    }
  })
}

/** One more or one less; the order is the one of selecting. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])
}
