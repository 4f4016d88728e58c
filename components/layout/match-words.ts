/** Whether a word of the text begins with what is typed, whatever the case. */
export function matchesWords(text: string, typed: string): boolean {
  const [hay, needle] = [text.toLowerCase(), typed.toLowerCase()]
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(hay[at - 1] ?? '')) return true
  }
  return false
}
