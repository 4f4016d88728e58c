import { parsePlainDuration } from './plain-duration'

const SIZE = /^(\d+(?:[.,]\d+)?)\s*([kmgtp]i?)?b$/i
const POWERS = 'kmgtp'

/**
 * What somebody typed for a config, as Kafka takes it: `7 d` of a `….ms` is 604800000, `1 MiB` of a `….bytes` is 1048576.
 * What is neither stays as it is, for Kafka to judge.
 */
export function configValueOf(name: string, typed: string): string {
  const text = typed.trim()
  if (/^-?\d*$/.test(text)) return text
  if (name.endsWith('.ms')) {
    const duration = parsePlainDuration(text)
    return 'ms' in duration ? String(duration.ms) : text
  }
  return name.endsWith('.bytes') ? (bytesOf(text) ?? text) : text
}

/** Decimal units as the pages show them, binary ones as Kafka's own defaults are; null for anything else. */
export function bytesOf(text: string): string | null {
  const [, amount, unit = ''] = SIZE.exec(text) ?? []
  if (amount === undefined) return null
  const power = unit === '' ? 0 : POWERS.indexOf(unit.charAt(0).toLowerCase()) + 1
  const bytes = Math.round(Number(amount.replace(',', '.')) * (unit.length > 1 ? 1024 : 1000) ** power)
  return Number.isSafeInteger(bytes) ? String(bytes) : null
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete'],
  'compression.type': ['producer', 'uncompressed', 'gzip', 'lz4', 'snappy', 'zstd'],
  'message.timestamp.type': ['CreateTime', 'LogAppendTime'],
}

/** Values that are offered, where there are few: Kafka's answer does not say which it would take. */
export function configChoices(name: string, value: string | null): readonly string[] {
  if (value === 'true' || value === 'false') return ['true', 'false']
  return CHOICES[name.replace(/^log\.(?=cleanup\.policy|message\.timestamp\.type)/, '')] ?? []
}
