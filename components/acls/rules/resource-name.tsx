import { useTranslations } from 'next-intl'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { LongName } from '../../ui/long-name'
import { isAll } from '../matrix/matrix-of-bindings'

/** The name of a rule's resource: all of a type, the beginning of names, or one name. */
export function ResourceName({
  resourceType,
  resourceName,
  patternType,
}: Pick<AclBinding, 'resourceType' | 'resourceName' | 'patternType'>) {
  const t = useTranslations('acls.rules')
  if (resourceType === 'CLUSTER') return <span className="text-muted">–</span>
  if (isAll({ resourceName, patternType })) return <span className="text-muted">* {t('all')}</span>
  return (
    <span className="flex min-w-0 gap-1.5">
      <LongName>{resourceName}</LongName>
      {patternType === 'PREFIXED' && <span className="shrink-0 text-muted">{t('prefixed')}</span>}
    </span>
  )
}
