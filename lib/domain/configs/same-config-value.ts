/**
 * Whether two texts are the same value to Kafka, which gives out what it has read and not what was typed: no spaces around a
 * value or in a list, plain numbers, true and false in small letters (ConfigDef.parseType and convertToString).
 */
export function isSameConfigValue(a: string, b: string): boolean {
  return a === b || asRead(a) === asRead(b)
}

function asRead(text: string): string {
  const value = text.trim()
  if (/^(true|false)$/i.test(value)) return value.toLowerCase()
  if (/^[+-]?\d+$/.test(value)) return String(BigInt(value.replace(/^\+/, '')))
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return String(Number(value))
  return value
    .split(',')
    .map((part) => part.trim())
    .join(',')
}
