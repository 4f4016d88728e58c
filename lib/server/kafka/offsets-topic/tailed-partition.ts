import 'server-only'
import type { KafkaError } from '../kafka-error'
import type { OffsetsTopicPart } from './read-offsets-topic'

/** One partition of `__consumer_offsets` as it is followed: its place, and whether reading it keeps up. Times are ms by our own clock. */
export class TailedPartition {
  /** null: at the end, once that is known. */
  next: bigint | null = null
  /** What was to be read next when the log no longer had it. */
  lost: bigint | null = null
  /** A poll from its place was answered. */
  isRead = false
  #leader: number | null
  /** It was refused: not asked again before the next follow(). */
  #paused = false
  /** Refusals in a row of this leader. */
  #refusals = 0
  #answeredAtMs: number
  #error: KafkaError | null = null
  /** Reading begins, or goes on after it could not: what waits is a backlog, not a rate. */
  #resumes = true
  #backlogEnd: bigint | null = null
  /** While there is more to read: the end that was told at a time, and not read to since. */
  #toReach: { end: bigint; toldAtMs: number } | null = null
  /** How long the last such end took to be read to. */
  #tookMs = 0

  constructor(leader: number | null, nowMs: number) {
    this.#leader = leader
    this.#answeredAtMs = nowMs
  }

  get leader(): number | null {
    return this.#leader
  }

  get resumes(): boolean {
    return this.#resumes
  }

  get paused(): boolean {
    return this.#paused
  }

  /** Who leads it by the newest metadata. The time until that was known is nobody's fault. */
  follow(leader: number | null, nowMs: number): void {
    if (leader !== this.#leader) {
      this.#leader = leader
      this.#answeredAtMs = nowMs
      this.#error = null
      this.#refusals = 0
      this.#resumes = true
      this.#upToDate()
    } else if (this.#isPerhapsMoving) this.#answeredAtMs = nowMs
    this.#paused = false
  }

  /** Its share of a poll that asked from `from`. Returns whether that was written before reading began, or began again. */
  read({ next, highWatermark }: OffsetsTopicPart, from: bigint, nowMs: number): { isBacklog: boolean } {
    if (this.#resumes) {
      this.#backlogEnd = highWatermark
      // What could not be read meanwhile is another matter than reading slowly.
      if (this.#toReach) this.#toReach.toldAtMs += nowMs - this.#answeredAtMs
    }
    this.#resumes = false
    this.#answeredAtMs = nowMs
    this.#error = null
    this.#refusals = 0
    this.next = next
    this.isRead = true
    if (next >= highWatermark) this.#upToDate()
    else if (this.#toReach === null) this.#toReach = { end: highWatermark, toldAtMs: nowMs }
    else if (next >= this.#toReach.end) {
      this.#tookMs = nowMs - this.#toReach.toldAtMs
      this.#toReach = { end: highWatermark, toldAtMs: nowMs }
    }
    return { isBacklog: this.#backlogEnd !== null && from < this.#backlogEnd }
  }

  /** The request that asked for it failed. */
  failed(error: KafkaError): void {
    this.#error = error
    this.#resumes = true
  }

  /** Not asked again before the next follow(). */
  refused(error: KafkaError): void {
    this.#paused = true
    this.#refusals++
    this.failed(error)
  }

  /** The log has no longer what was to be read next: on from its end. */
  outOfRange(): void {
    this.lost = this.next
    this.next = null
    this.isRead = false
    this.#upToDate()
  }

  /** How late it is read: for how long an end that was told has not been read to. null: nothing waits to be read. */
  behindMs(nowMs: number): number | null {
    return this.#toReach === null ? null : Math.max(this.#tookMs, nowMs - this.#toReach.toldAtMs)
  }

  /** Since when nothing came of asking its leader, and why where that is known. null: it is not asked. */
  get unanswered(): { broker: number; sinceMs: number; error: KafkaError | null } | null {
    if (this.#leader === null || this.#isPerhapsMoving) return null
    return { broker: this.#leader, sinceMs: this.#answeredAtMs, error: this.#error }
  }

  /** Refused once, it has probably moved: only who is named again and refuses again is at fault. */
  get #isPerhapsMoving(): boolean {
    return this.#paused && this.#refusals < 2
  }

  #upToDate(): void {
    this.#toReach = null
    this.#tookMs = 0
  }
}
