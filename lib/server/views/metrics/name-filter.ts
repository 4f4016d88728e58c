import 'server-only'

/** Names come and go; beyond this many remembered ones it begins anew. */
const MOST_REMEMBERED = 100_000

/**
 * Which names are told, by two unanchored regular expressions as kafka_exporter has them (`topic.filter` and `topic.exclude`,
 * `group.filter` and `group.exclude`). A name is held against them once: a slow pattern costs the first answer only.
 */
export class NameFilter {
  readonly #include: RegExp
  readonly #exclude: RegExp
  readonly #decided = new Map<string, boolean>()

  /** Throws a SyntaxError for what is no regular expression. */
  constructor({ include, exclude }: { include: string; exclude: string }) {
    this.#include = new RegExp(include)
    this.#exclude = new RegExp(exclude)
  }

  has(name: string): boolean {
    const decided = this.#decided.get(name)
    if (decided !== undefined) return decided
    const isIn = this.#include.test(name) && !this.#exclude.test(name)
    if (this.#decided.size >= MOST_REMEMBERED) this.#decided.clear()
    this.#decided.set(name, isIn)
    return isIn
  }
}
