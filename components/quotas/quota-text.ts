import { bytesOf } from '@/lib/client/config-input'
import { formatCount } from '@/lib/client/format'
import { BYTE_RATE_KEYS, type QuotaKey, WHOLE_QUOTA_KEYS } from '@/lib/domain/quotas/client-quota'

/** What is less than it can show stays as it is: a quota of next to nothing is not none. */
const round = (value: number) => String(value < 0.01 ? value : Math.round(value * 100) / 100)

/** A limit as people read it: `10.49 MB/s`, `512 kB/s`, `50 %`, `9 /s`. */
export function quotaText(key: QuotaKey, value: number): string {
  if (key === 'request_percentage') return `${round(value)} %`
  if (!BYTE_RATE_KEYS.has(key)) return `${round(value)} /s`
  if (value >= 1e5) return `${megabytes(value)} MB/s`
  return value >= 1_000 ? `${round(value / 1_000)} kB/s` : `${value} B/s`
}

function megabytes(value: number): string {
  const [whole = '', rest] = round(value / 1e6).split('.')
  return rest === undefined ? formatCount(whole) : `${formatCount(whole)}.${rest}`
}

/** As Kafka has it: `10,485,760`. */
export function kafkaFigure(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(value)
}

/** What to begin a field with: no digit is lost. */
export function editedText(key: QuotaKey, value: number | undefined): string {
  if (value === undefined) return ''
  if (!BYTE_RATE_KEYS.has(key)) return String(value)
  for (const [unit, size] of [
    ['MB', 1e6],
    ['MiB', 1024 * 1024],
    ['kB', 1e3],
    ['KiB', 1024],
  ] as const) {
    if (value % size === 0) return `${value / size} ${unit}/s`
  }
  return String(value)
}

/** A typed limit in Kafka's unit: `10 MB/s`, `512 kB`, `50 %`, or its own figure; null for what is none. */
export function parseQuota(key: QuotaKey, typed: string): number | null {
  const text = typed
    .trim()
    .replace(/\s*\/\s*s$/i, '')
    .replace(key === 'request_percentage' ? /\s*%$/ : /$^/, '')
    .replaceAll(/(?<=\d)[,_](?=\d{3}(?:\D|$))/g, '')
  const bytes = BYTE_RATE_KEYS.has(key) ? bytesOf(text) : null
  const value = bytes === null ? Number(text.replace(',', '.')) : Number(bytes)
  if (text === '' || !Number.isFinite(value) || value <= 0) return null
  return WHOLE_QUOTA_KEYS.has(key) && !Number.isInteger(value) ? null : value
}
