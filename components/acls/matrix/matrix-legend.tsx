import { useTranslations } from 'next-intl'
import { ACL_OPERATIONS } from '@/lib/domain/access/acl-words'
import { useAclWords } from '../use-acl-words'
import { MarkLetter } from './matrix-marks'

const ALWAYS = ['READ', 'WRITE', 'CREATE', 'ALTER', 'DESCRIBE', 'DELETE']
const AS_SUCH = { permission: 'ALLOW', isBroad: false, isFromSome: false } as const

/** What letters, dots and strokes mean; of rare operations those that are in sight. */
export function MatrixLegend({ operations }: { operations: readonly string[] }) {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const rare = ACL_OPERATIONS.filter((operation) => operations.includes(operation) && !ALWAYS.includes(operation))
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 px-2 text-12 text-muted">
      <span className="unseen">{t('legend')}: </span>
      {[...ALWAYS, ...rare].map((operation) => (
        <span key={operation} className="inline-flex items-baseline gap-1.5">
          <MarkLetter {...AS_SUCH} operation={operation} />
          {words.operation(operation)}
        </span>
      ))}
      <span className="inline-flex items-baseline gap-1.5">
        <MarkLetter {...AS_SUCH} operation="READ" isBroad />
        {t('broad')}
      </span>
      <span className="inline-flex items-baseline gap-1.5">
        <MarkLetter {...AS_SUCH} operation="READ" permission="DENY" />
        {t('denied')}
      </span>
      <span className="inline-flex items-baseline gap-1.5">
        <MarkLetter {...AS_SUCH} operation="READ" isFromSome />
        {t('some')}
      </span>
    </div>
  )
}
