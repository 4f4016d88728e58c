import 'server-only'

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * JSON in the bytes that Go's `encoding/json` writes: keys in the order given, int64 as a number of all its digits, and
 * `<`, `>`, `&` and the line separators of Unicode escaped.
 */
export function toBurrowJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(toBurrowJson).join(',')}]`
  const fields = Object.entries(value).map(([key, of]) => `${quoted(key)}:${toBurrowJson(of)}`)
  return `{${fields.join(',')}}`
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

function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value)
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
