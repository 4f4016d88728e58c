/** First Kafka release with each metadata.version level (MetadataVersion.java), newest first. */
const RELEASES: readonly (readonly [level: number, release: string])[] = [
  [30, '4.3'],
  [28, '4.2'],
  [26, '4.1'],
  [22, '4.0'],
  [21, '3.9'],
  [20, '3.8'],
  [15, '3.7'],
  [12, '3.6'],
  [9, '3.5'],
  [8, '3.4'],
  [4, '3.3'],
]

/** `4.3`: the newest release whose level this one reaches; null below 3.3, the first with KRaft in production. */
export function releaseOf(level: number): string | null {
  return RELEASES.find(([from]) => level >= from)?.[1] ?? null
}
