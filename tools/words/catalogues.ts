export type Catalogue = { [key: string]: string | Catalogue }

/** What a translation lacks, has too much, or has with other arguments than the original. */
export function differences(original: Catalogue, translation: Catalogue): string[] {
  const [ours, theirs] = [flat(original), flat(translation)]
  const complaints: string[] = []
  for (const [key, text] of ours) {
    const translated = theirs.get(key)
    if (translated === undefined) complaints.push(`${key} is missing`)
    else if (signature(text) !== signature(translated))
      complaints.push(`${key} takes ${signature(translated) || 'nothing'}, not ${signature(text) || 'nothing'}`)
  }
  for (const key of theirs.keys()) if (!ours.has(key)) complaints.push(`${key} is left over`)
  return complaints
}

function flat(catalogue: Catalogue, prefix = ''): Map<string, string> {
  const entries = Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

function signature(message: string): string {
  return [...argumentsOf(message)].toSorted().join(' ')
}

/**
 * The arguments `{name}` and tags `<name>` of an ICU message. Which numbers and words of a plural or select have a
 * branch of their own is each language's affair, but that it chooses by the same argument is not.
 */
export function argumentsOf(message: string): Set<string> {
  const found = new Set<string>()
  const text = withoutQuotes(message)
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) found.add(`<${tag}>`)
  readText(text, 0, found)
  return found
}

/** ICU's own: `'{'` and `'<'` are no syntax, `''` is an apostrophe. */
function withoutQuotes(message: string): string {
  return message.replaceAll("''", '').replace(/'[{}<>#|][^']*'/g, '')
}

/** Reads text from `at` to the brace that closes it; answers where that is. */
function readText(text: string, at: number, found: Set<string>): number {
  let position = at
  while (position < text.length && text[position] !== '}') {
    position = text[position] === '{' ? readArgument(text, position + 1, found) + 1 : position + 1
  }
  return position
}

/** Reads `name}` or `name, plural, one {…} other {…}}`; answers where its closing brace is. */
function readArgument(text: string, at: number, found: Set<string>): number {
  const [name = ''] = /^\s*\w+/.exec(text.slice(at)) ?? []
  found.add(`{${name.trim()}}`)
  let position = at + name.length
  while (position < text.length && text[position] !== '}') {
    position = text[position] === '{' ? readText(text, position + 1, found) + 1 : position + 1
  }
  return position
}
