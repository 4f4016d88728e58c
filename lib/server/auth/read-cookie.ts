import 'server-only'

/** The value of this cookie in a `Cookie` header, as it stands there; null: it has none. */
export function readCookie(header: string | null, wanted: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === wanted && value) return value
  }
  return null
}
