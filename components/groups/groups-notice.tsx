'use client'

import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { BrokerNotice } from '../layout/broker-notice'

interface GroupsNoticeProps {
  cluster: string
  /** The last try to read anew failed; what is shown is from before. */
  error: Error | null
  /** null while loading. */
  total: number | null
  unknown: number
}

/** Says why some figures are old or unknown; nothing when all are current. */
export function GroupsNotice({ cluster, error, total, unknown }: GroupsNoticeProps) {
  const t = useTranslations('groups')
  return (
    <BrokerNotice cluster={cluster} isOld={error !== null}>
      {total ? t.rich('unknownLags', { unknown, total: formatCount(total), b: (words) => <b>{words}</b> }) : null}
    </BrokerNotice>
  )
}
