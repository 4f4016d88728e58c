import 'server-only'
import type { TailedCommit } from '../kafka/offsets-topic/offsets-topic-tail'

/** A topic made and committed to between two rounds is told of by the next, or by the one after where that was asked before. */
const MOST_ROUNDS = 2
/** More are left to the rounds, which then tell them as gaps. */
const MOST_HELD = 1_000

/** Commits to topics that no round has told of yet, or told of under an older id: kept until one does. */
export class EarlyCommits {
  readonly #mostHeld: number
  #held: { commit: TailedCommit; rounds: number }[] = []

  constructor(mostHeld = MOST_HELD) {
    this.#mostHeld = mostHeld
  }

  get size(): number {
    return this.#held.length
  }

  hold(commit: TailedCommit): void {
    if (this.#held.length < this.#mostHeld) this.#held.push({ commit, rounds: 0 })
  }

  /** Hands over, in their order, those `isKnown` is true of. */
  take(isKnown: (commit: TailedCommit) => boolean): TailedCommit[] {
    const known: TailedCommit[] = []
    this.#held = this.#held.filter(({ commit }) => {
      if (!isKnown(commit)) return true
      known.push(commit)
      return false
    })
    return known
  }

  /** A round has ended: whose topic is still not known after two was committed to what is no more. */
  endRound(): void {
    for (const held of this.#held) held.rounds++
    this.#held = this.#held.filter(({ rounds }) => rounds < MOST_ROUNDS)
  }

  forget(group: string, topic?: string, partition?: number): void {
    this.#held = this.#held.filter(
      ({ commit }) => commit.group !== group || (topic !== undefined && (commit.topic !== topic || commit.partition !== partition)),
    )
  }
}
