import { useTranslations } from 'next-intl'
import type { AuditItem } from '@/lib/contract/audit'
import { auditDetail } from './audit-detail'

/** Words by codes that the server may have more of than this page. */
interface Lookup {
  (key: string): string
  has: (key: string) => boolean
}

/** What an entry says besides who, when and what, on one line. */
export function DetailWords({ item }: { item: AuditItem }) {
  const t = useTranslations('audit.detail') as unknown as Lookup
  const parts = auditDetail(item)
  return (
    <>
      {parts.map(({ key, before, now }, index) => (
        <span key={key}>
          {index > 0 && ' · '}
          <span className="text-muted">{t.has(key) ? t(key) : key}</span>{' '}
          {before !== undefined && (
            <>
              {before === null ? t('none') : <s className="text-muted">{before}</s>}
              {' → '}
            </>
          )}
          {now ?? t('none')}
        </span>
      ))}
    </>
  )
}
