/** What KRaft takes (ScramControlManager); 4096 is also what RFC 7677 asks for at least. */
export const ITERATIONS = { least: 4096, most: 16_384 } as const

/**
 * The most that Kafka takes: they cost a client some ten milliseconds at each login and a broker nothing, and make every guess at what
 * leaked (a copy of the metadata log holds the keys) four times as dear as the fewest.
 */
export const USUAL_ITERATIONS = ITERATIONS.most

/**
 * Whether a credential has as few iterations as Kafka takes. That is within the standard of 2015 and far below what is advised for
 * stored passwords today (OWASP: 210,000 of SHA-512, 600,000 of SHA-256), which Kafka cannot do: a long generated password makes up
 * for it, as nobody guesses it at any count. So this is a word about how soon a short password is found, not a danger of its own.
 */
export function isWeak(iterations: number): boolean {
  return iterations <= ITERATIONS.least
}
