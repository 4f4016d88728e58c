/**
 * One argument as POSIX shells, bash and zsh read it back, fit to be pasted: bare where every character is harmless, else in
 * single quotes. Control, invisible and direction-changing characters are written as octal escapes in `$'…'` (POSIX 2024):
 * a terminal acts on a pasted control character before the shell sees any quote. null: a NUL, which no argument can hold.
 */
export function shellWord(word: string): string | null {
  if (word.includes('\0')) return null
  if (/^[\w.,/:@-]+$/.test(word)) return word
  if (!UNPRINTABLE.test(word)) return `'${word.replaceAll("'", "'\\''")}'`
  const escaped = word.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll(new RegExp(UNPRINTABLE, 'gu'), octal)
  return `$'${escaped}'`
}

/** A command line of words, each quoted as needed; null when one of them cannot be said. */
export function shellCommand(words: readonly string[]): string | null {
  const quoted: string[] = []
  for (const word of words) {
    const said = shellWord(word)
    if (said === null) return null
    quoted.push(said)
  }
  return quoted.join(' ')
}

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u

const octal = (character: string) =>
  Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
