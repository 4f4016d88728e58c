/** One kept commit. `order` is its position in `__consumer_offsets`; `lag` is null where it was not known when the commit arrived. */
export interface WindowCommit {
  offset: bigint
  order: bigint
  timestampMs: number
  observedAtMs: number
  lag: bigint | null
}

/** Burrow's `intervals` (commits kept for each partition, at least 1) and `min-distance`, here in ms. */
export interface WindowRules {
  intervals: number
  minDistanceMs: number
}

/**
 * What became of a commit: `appended` is the newest; `replaced` is the newest too, in the slot of one less than
 * min-distance older; `inserted` came out of order, whether it found a place of its own or took another's; `ignored`
 * was known already or is older than all of a full ring.
 */
export type AddOutcome = 'appended' | 'replaced' | 'inserted' | 'ignored'

/** Eight-byte fields of a slot, in this order; offsets, positions and lags are int64, times are float64. */
const [OFFSET, ORDER, LAG, TIMESTAMP, OBSERVED] = [0, 1, 2, 3, 4]
const FIELDS = 5
const NO_LAG = -1n
const NO_ROW = -1

/**
 * The rings of one group on one topic, as Burrow's storage keeps them (class `inmemory`, v1.9.5): 40 bytes a slot,
 * in one buffer that grows with the partitions that have commits. Rows are kept sorted by position: moving a few
 * hundred bytes for a commit costs less than a ring's bookkeeping.
 */
export class CommitRings {
  readonly #intervals: number
  readonly #minDistanceMs: number
  /** Row of a partition, by its number. */
  #rows = new Int32Array(0)
  #rowCount = 0
  /** A row is a count, then the slots, oldest first. Two views of one buffer. */
  #ints = new BigInt64Array(0)
  #floats = new Float64Array(0)

  /** Throws a RangeError if the rules have no room for a commit. */
  constructor(rules: WindowRules) {
    if (!Number.isInteger(rules.intervals) || rules.intervals < 1) throw new RangeError('a window holds at least one commit')
    this.#intervals = rules.intervals
    this.#minDistanceMs = rules.minDistanceMs
  }

  /** `brokerEnd`: the partition's end offset as last known, null if it is not: then the lag stored is null. */
  add(partition: number, commit: Omit<WindowCommit, 'lag'>, brokerEnd: bigint | null): AddOutcome {
    const row = this.#row(partition) ?? this.#newRow(partition)
    const base = row * this.#stride + 1
    const count = this.#count(row)
    const slots = this.#slotsBefore(base, count, commit.order)
    if (slots === null) return 'ignored'
    if (slots < count) return this.#insert(base, count, slots, commit)

    const lag = brokerEnd === null ? NO_LAG : brokerEnd > commit.offset ? brokerEnd - commit.offset : 0n
    if (this.#isTooSoon(base, slots, commit.timestampMs)) {
      const newest = base + (count - 1) * FIELDS
      this.#write(newest, commit, lag, this.#float(newest + TIMESTAMP))
      return 'replaced'
    }
    this.#write(this.#makeRoom(base, count, slots), commit, lag, commit.timestampMs)
    return 'appended'
  }

  /** Oldest first, blanks left out; empty for a partition without a commit. */
  window(partition: number): WindowCommit[] {
    const row = this.#row(partition)
    if (row === null) return []
    return Array.from({ length: this.#count(row) }, (_, slot) => this.#read(row, slot))
  }

  /** The newest by position. */
  last(partition: number): WindowCommit | null {
    const row = this.#row(partition)
    return row === null || this.#count(row) === 0 ? null : this.#read(row, this.#count(row) - 1)
  }

  /** Those with at least one commit, in order. */
  partitions(): number[] {
    const known: number[] = []
    for (let partition = 0; partition < this.#rows.length; partition += 1) if (this.last(partition) !== null) known.push(partition)
    return known
  }

  /** Begins a partition's ring anew. */
  forget(partition: number): void {
    const row = this.#row(partition)
    if (row !== null) this.#ints[row * this.#stride] = 0n
  }

  /** Bytes its arrays take. */
  get byteLength(): number {
    return this.#ints.byteLength + this.#rows.byteLength
  }

  /** How many stored commits come before this position; null if it is stored already or older than all of a full row. */
  #slotsBefore(base: number, count: number, order: bigint): number | null {
    let slots = count
    while (slots > 0) {
      const stored = this.#int(base + (slots - 1) * FIELDS + ORDER)
      if (stored === order) return null
      if (stored < order) return slots
      slots -= 1
    }
    return count === this.#intervals ? null : 0
  }

  #insert(base: number, count: number, slots: number, commit: Omit<WindowCommit, 'lag'>): AddOutcome {
    // Burrow puts what belongs right behind the oldest of a full ring into the oldest's slot, min-distance unasked.
    const takesTheOldest = slots === 1 && count === this.#intervals
    if (!takesTheOldest && this.#isTooSoon(base, slots, commit.timestampMs)) {
      const previous = base + (slots - 1) * FIELDS
      this.#write(previous, commit, NO_LAG, this.#float(previous + TIMESTAMP))
    } else this.#write(this.#makeRoom(base, count, slots), commit, NO_LAG, commit.timestampMs)
    return 'inserted'
  }

  /** Burrow's min-distance: is the commit before this place less than that older? */
  #isTooSoon(base: number, slots: number, timestampMs: number): boolean {
    return slots > 0 && timestampMs - this.#float(base + (slots - 1) * FIELDS + TIMESTAMP) < this.#minDistanceMs
  }

  /** Frees the slot behind the first `slots`, by letting the oldest go when the row is full; where it begins. */
  #makeRoom(base: number, count: number, slots: number): number {
    if (count === this.#intervals) {
      this.#ints.copyWithin(base, base + FIELDS, base + slots * FIELDS)
      return base + (slots - 1) * FIELDS
    }
    this.#ints.copyWithin(base + (slots + 1) * FIELDS, base + slots * FIELDS, base + count * FIELDS)
    this.#ints[base - 1] = BigInt(count + 1)
    return base + slots * FIELDS
  }

  #write(at: number, commit: Omit<WindowCommit, 'lag'>, lag: bigint, timestampMs: number): void {
    this.#ints[at + OFFSET] = commit.offset
    this.#ints[at + ORDER] = commit.order
    this.#ints[at + LAG] = lag
    this.#floats[at + TIMESTAMP] = timestampMs
    this.#floats[at + OBSERVED] = commit.observedAtMs
  }

  #read(row: number, slot: number): WindowCommit {
    const at = row * this.#stride + 1 + slot * FIELDS
    const lag = this.#int(at + LAG)
    return {
      offset: this.#int(at + OFFSET),
      order: this.#int(at + ORDER),
      timestampMs: this.#float(at + TIMESTAMP),
      observedAtMs: this.#float(at + OBSERVED),
      lag: lag === NO_LAG ? null : lag,
    }
  }

  get #stride(): number {
    return 1 + this.#intervals * FIELDS
  }

  #row(partition: number): number | null {
    const row = this.#rows[partition] ?? NO_ROW
    return row === NO_ROW ? null : row
  }

  #newRow(partition: number): number {
    if (!Number.isInteger(partition) || partition < 0) throw new RangeError(`${partition} is not a partition`)
    if (partition >= this.#rows.length) {
      const rows = new Int32Array(Math.max(partition + 1, grown(this.#rows.length))).fill(NO_ROW)
      rows.set(this.#rows)
      this.#rows = rows
    }
    const row = this.#rowCount
    if ((row + 1) * this.#stride > this.#ints.length) {
      const ints = new BigInt64Array(grown(row) * this.#stride)
      ints.set(this.#ints)
      this.#ints = ints
      this.#floats = new Float64Array(ints.buffer)
    }
    this.#rows[partition] = row
    this.#rowCount += 1
    return row
  }

  #count(row: number): number {
    return Number(this.#int(row * this.#stride))
  }

  #int(at: number): bigint {
    return this.#ints[at] ?? 0n
  }

  #float(at: number): number {
    return this.#floats[at] ?? 0
  }
}

/** By a quarter: doubling would leave half of the memory unused for a topic of one partition too many. */
function grown(length: number): number {
  return Math.ceil(length * 1.25) + 1
}
