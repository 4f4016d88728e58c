/** How well a name answers what was typed: 0 is the name itself, then its beginning, the beginning of a word in it, anywhere. null: not at all. */
export function matchRank(name: string, typed: string): number | null {
  const at = name.toLowerCase().indexOf(typed.toLowerCase())
  if (at < 0) return null
  if (at === 0) return name.length === typed.length ? 0 : 1
  return /[^\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 2 : 3
}
