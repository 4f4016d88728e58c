import 'server-only'

/** Takes away what stands first in the Map where it has more than so many. Called after each that is added. */
export function forgetOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
