/** Whether a name is meant: `*` stands for any characters, none included; all else, and its case, is literal, as in Kafka. */
export function matchesPattern(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === pattern
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false
  // The leftmost place of each piece leaves the most room for those after it, so there is no way back to try.
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= name.length - last.length
}

export function matchesAny(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern === '*' || matchesPattern(name, pattern))
}

/** The longest piece that every name meant by the pattern holds: what a search can narrow down by. Empty for `*`. */
export function longestPiece(pattern: string): string {
  return pattern.split('*').reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}
