/** What happened at a moment, in ms. */
export interface TideMark {
  id: string
  at: number
}

/** One numbered flag: a mark, with those that are too near to it to be told apart. */
export interface Flag<Mark extends TideMark> {
  number: number
  at: number
  marks: readonly [Mark, ...Mark[]]
}

/** Flags nearer than this share of the axis would lie on each other. */
const LEAST_APART = 1 / 50
const MOST_FLAGS = 12

/** Numbered from left to right; the more marks there are, the more of them share a flag. */
export function flagsOf<Mark extends TideMark>(marks: readonly Mark[], { from, to }: { from: number; to: number }): Flag<Mark>[] {
  const ascending = marks.filter(({ at }) => at >= from && at <= to).toSorted((a, b) => a.at - b.at)
  for (let apart = LEAST_APART * (to - from); ; apart *= 1.5) {
    const flags: Flag<Mark>[] = []
    for (const mark of ascending) {
      const last = flags.at(-1)
      if (last && mark.at - last.at < apart) flags[flags.length - 1] = { ...last, marks: [...last.marks, mark] }
      else flags.push({ number: flags.length + 1, at: mark.at, marks: [mark] })
    }
    if (flags.length <= MOST_FLAGS) return flags
  }
}
