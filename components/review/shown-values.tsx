import { useTranslations } from 'next-intl'
import { configMeaning } from '@/lib/client/configs'
import type { PlanRow, Value, Values } from '@/lib/contract/changes'
import { figureText, useChangeWords } from './words'

/** One value, as people read it: a secret is only said to be there. */
export function ShownValue({ name, value, config }: { name: string; value: Value; config?: string | undefined }) {
  const t = useTranslations('review.values')
  const tConfigs = useTranslations('configs')
  if (value === null) return <span className="text-muted">{t('none')}</span>
  if (typeof value === 'object') return <i className="text-muted">{t('redacted')}</i>
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value === '') return <i className="text-muted">{t('empty')}</i>
  if (name === 'source' && isSource(value)) return tConfigs(`source.${value}`)
  if (config === undefined) return figureText(name, value) ?? String(value)
  // A config's value is Kafka's own text: it is shown as it is, with what it means.
  const meaning = configMeaning(config, String(value))
  return (
    <>
      {String(value)}
      {meaning && <span className="text-12 font-regular text-muted"> {meaning}</span>}
    </>
  )
}

interface ShownSideProps {
  row: Pick<PlanRow, 'of' | 'before' | 'after'>
  side: Values | null
  /** What stands there when the thing itself does not. */
  missing: string
  /** The other side: what differs from it is strong. */
  other?: Values | null
}

/** All values of one side of a row; where there are several, each with its name. */
export function ShownSide({ row, side, missing, other }: ShownSideProps) {
  const { field } = useChangeWords()
  if (side === null) return <i className="text-muted">{missing}</i>
  const names = [...new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])]
  const config = typeof row.of['config'] === 'string' ? row.of['config'] : undefined
  const isDifferent = (name: string) => other !== undefined && JSON.stringify(other?.[name] ?? null) !== JSON.stringify(side[name] ?? null)
  return names.map((name) => (
    <span key={name} className="block">
      {names.length > 1 && <span className="text-12 text-muted">{field(name) ?? name} </span>}
      <span className={isDifferent(name) ? 'font-strong' : undefined}>
        <ShownValue name={name} value={side[name] ?? null} config={name === 'value' ? config : undefined} />
      </span>
    </span>
  ))
}

const SOURCES = [
  'dynamic-topic',
  'dynamic-broker',
  'dynamic-default-broker',
  'static-broker',
  'default',
  'dynamic-group',
  'unknown',
] as const

/** Where a config's value comes from, by the words the console has for it everywhere. */
function isSource(value: string | number): value is (typeof SOURCES)[number] {
  return SOURCES.some((source) => source === value)
}
