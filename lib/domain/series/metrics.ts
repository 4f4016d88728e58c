/** What is kept of each kind of thing, in the order of its columns, and in which units: a stored value is a whole number of them. */
export const SERIES_METRICS = {
  /** A group's reading of one topic, or of all together. */
  group: [
    { name: 'lag', unit: 1 },
    { name: 'seconds', unit: 0.1 },
    { name: 'commitRate', unit: 0.1 },
    { name: 'produceRate', unit: 0.1 },
  ],
  topic: [
    { name: 'produceRate', unit: 0.1 },
    { name: 'sizeBytes', unit: 1 },
  ],
  cluster: [
    { name: 'produced', unit: 0.1 },
    { name: 'consumed', unit: 0.1 },
  ],
} as const

export type SeriesKind = keyof typeof SERIES_METRICS
