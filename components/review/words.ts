import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatBytes, formatCount, formatDuration, formatWhen } from '@/lib/client/format'
import type { Message, Value, Values } from '@/lib/contract/changes'

/** Words by codes that the server may have more of than this page. */
interface Lookup {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** From here on a run of digits is written with commas. */
const LONG_NUMBER = /^-?\d{4,19}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T/

/** One figure by the unit its name ends with; null where it is no figure but a word. */
export function figureText(name: string, value: Value): string | null {
  if (typeof value === 'string' && name.endsWith('At') && INSTANT.test(value)) return formatWhen(value, Date.now())
  if (typeof value !== 'number' && typeof value !== 'string') return null
  if (typeof value === 'string' && !/^-?\d{1,19}$/.test(value)) return null
  if (name.endsWith('Ms')) return formatDuration(Number(value) / 1000)
  if (name.endsWith('Bytes')) return formatBytes(Number(value))
  // A count is whole; what is not, such as half a partition a second, must not be rounded to another limit.
  if (typeof value === 'number' && !Number.isInteger(value)) return String(value)
  return typeof value === 'number' ? formatCount(value) : LONG_NUMBER.test(value) ? formatCount(value) : value
}

interface ChangeWords {
  /** What the server says, in the reader's language; its English where this page has no words for the code. */
  said: (message: Message) => string
  kind: (kind: string) => string
  /** null: the name itself is the word. */
  field: (name: string) => string | null
  total: (code: string) => string
  mark: (mark: string) => string
}

/** The words of plans and records, all of which come as codes. */
export function useChangeWords(): ChangeWords {
  const said = useTranslations('said') as unknown as Lookup
  const words = useTranslations('changes') as unknown as Lookup
  const values = useTranslations('review.values')
  return useMemo(() => {
    const figures = (given: Values) =>
      Object.fromEntries(
        Object.entries(given).map(([name, value]): [string, string | number] => {
          // A bare number chooses the plural.
          if (typeof value === 'number' && !/(Ms|Bytes)$/.test(name)) return [name, value]
          if (value === null) return [name, values('unknown')]
          if (typeof value === 'boolean') return [name, values(value ? 'yes' : 'no')]
          if (typeof value === 'object') return [name, values('redacted')]
          return [name, figureText(name, value) ?? value]
        }),
      )
    const wordOf = (key: string) => (words.has(key) ? words(key) : null)
    return {
      said: ({ code, figures: given, text }) => (said.has(code) ? said(code, figures(given)) : text),
      kind: (kind) => wordOf(`kinds.${kind}`) ?? kind,
      field: (name) => (name.includes('.') ? null : wordOf(`fields.${name}`)),
      mark: (mark) => wordOf(`marks.${mark}`) ?? mark,
      total: (code) => wordOf(`totals.${code}`) ?? code,
    }
  }, [said, words, values])
}
