export const RANGES_PROBLEMS = ['none', 'not-ranges', 'no-such-partition'] as const

export type ParsedRanges = { partitions: number[] } | { problem: (typeof RANGES_PROBLEMS)[number]; found: string }

/** `0-3, 7` as the partitions it names, ascending and each once; `known` are those there are. Also takes `0–3` and spaces for commas. */
export function parsePartitionRanges(text: string, known: ReadonlySet<number>): ParsedRanges {
  const chosen = new Set<number>()
  const words = text
    .replaceAll(/\s*[-–]\s*/g, '-')
    .split(/[\s,]+/)
    .filter(Boolean)
  for (const word of words) {
    const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(word)
    if (!match) return { problem: 'not-ranges', found: word }
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])]
    if (from > to) return { problem: 'not-ranges', found: word }
    // A range may be far longer than the topic has partitions.
    const missing = !known.has(from) ? from : !known.has(to) ? to : null
    if (missing !== null) return { problem: 'no-such-partition', found: String(missing) }
    for (const partition of known) if (partition >= from && partition <= to) chosen.add(partition)
  }
  return chosen.size === 0 ? { problem: 'none', found: '' } : { partitions: [...chosen].toSorted((a, b) => a - b) }
}
