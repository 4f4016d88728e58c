interface BurrowGroup {
  topics: Record<string, { offsets: ({ offset: number; timestamp: number } | null)[] }[]>
}

type Slot = { offset: number; timestamp: number }

/**
 * Looks at every window again and again, through Burrow's API, and finds where one is not the continuation of what it was: begun
 * anew, out of order, or without the commit that was the newest. To be asked at least as often as a full window spans.
 */
export class WindowWatch {
  readonly problems: string[] = []
  readonly #newest = new Map<string, Slot>()
  readonly #moved = new Set<string>()

  /** Partitions whose window has moved while it was watched. */
  get moving(): number {
    return this.#moved.size
  }

  look(group: string, { topics }: BurrowGroup): void {
    for (const [topic, partitions] of Object.entries(topics)) {
      for (const [partition, { offsets }] of partitions.entries()) {
        this.#lookAt(
          `${group} ${topic}-${partition}`,
          offsets.filter((slot) => slot !== null),
        )
      }
    }
  }

  #lookAt(place: string, window: readonly Slot[]): void {
    const before = this.#newest.get(place)
    const newest = window.at(-1)
    if (window.some(({ timestamp }, index) => timestamp <= (window[index - 1]?.timestamp ?? 0)))
      this.problems.push(`${place}: out of order`)
    // One commit that stands for itself is what OffsetFetch told, until one is seen.
    if (before && !window.some(({ timestamp }) => timestamp === before.timestamp)) {
      this.problems.push(`${place}: its newest commit of ${new Date(before.timestamp).toISOString()} is gone`)
    }
    if (before && newest && newest.timestamp !== before.timestamp) this.#moved.add(place)
    if (newest && window.length > 1) this.#newest.set(place, newest)
  }
}
