import { useTranslations } from 'next-intl'
import type { GroupDetail } from '@/lib/contract/groups'
import { Notice } from '../ui/notice'
import { isRefused, resourceOf } from './refusal'

/** Which right is missing to see what the group has committed; nothing where Kafka told. */
export function CommitsNotice({ errors }: Pick<GroupDetail, 'errors'>) {
  const t = useTranslations('group')
  const refused = errors.find((error) => error.part === 'commits' && isRefused(error))
  if (!refused) return null
  return (
    <div className="mb-4">
      <Notice tone="stale" says="politely">
        {t.rich('commitsRefused', { b: (words) => <b>{words}</b>, error: refused.error, resource: resourceOf(refused.error) })}
      </Notice>
    </div>
  )
}
