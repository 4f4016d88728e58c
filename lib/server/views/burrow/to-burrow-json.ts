import 'server-only'

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * JSON in the bytes that Go's `encoding/json` writes: keys in the order given, int64 as a number of all its digits, and
 * `<`, `>`, `&` and the line separators of Unicode escaped. By the engine's own writer: a group may have 10,000 partitions.
 */
export function toBurrowJson(value: Json): string {
  const text = JSON.stringify(value, (_, of: unknown) => (typeof of === 'bigint' ? numberOf(of) : of))
  // None of these can stand outside of a string.
  return text.replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The number that Go writes for a float32: the shortest decimal that is this float32 again (0.1, 0.6666667). */
export function float32(value: number): number {
  const rounded = Math.fround(value)
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(rounded.toPrecision(digits))
    if (Math.fround(short) === rounded) return short
  }
  return Number(rounded.toPrecision(9))
}

function numberOf(value: bigint): unknown {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : RAW_JSON.rawJSON(String(value))
}

/** JavaScript's own way to write digits that a number cannot hold; its types are not in the library that is compiled against. */
const RAW_JSON = JSON as unknown as { rawJSON(text: string): unknown }
