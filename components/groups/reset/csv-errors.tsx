import { useTranslations } from 'next-intl'
import type { OffsetsCsvError } from '@/lib/domain/offsets/offsets-csv'

/** More of them are mostly one mistake over and over. */
const MOST_SHOWN = 10

/** What is wrong with a CSV, line by line. */
export function CsvErrors({ errors }: { errors: readonly OffsetsCsvError[] }) {
  const t = useTranslations('reset')
  const rest = errors.length - MOST_SHOWN
  return (
    <div className="border-y border-line text-12">
      <ul aria-label={t('csvErrors')}>
        {errors.slice(0, MOST_SHOWN).map(({ line, field, problem, found }) => (
          <li key={`${line}-${field}-${problem}`} className="flex gap-3 border-b border-line py-1 last:border-b-0">
            <span className="w-16 shrink-0 text-muted">{t('csvLine', { line })}</span>
            <span className="min-w-0 break-words">{t(`csvProblem.${problem}`, { field: field ?? 'none', found })}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="border-t border-line py-1 text-muted">{t('csvMore', { count: rest })}</p>}
    </div>
  )
}
