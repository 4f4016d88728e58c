import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatRoughDuration } from '@/lib/client/format'
import { VERDICT_RULES } from '@/lib/domain/lag/verdict'
import { lossThatMatters } from './loss-words'

/** Drain times below this are as good as none, in seconds. */
const SOON = 30

/** What is to come if nothing changes: when it has caught up, and when retention reaches what it has not read. */
export function GroupOutlook({ group }: { group: GroupDetail }) {
  const t = useTranslations('lag.outlook')
  const { verdict, drainSeconds, lag } = group
  const matters = lossThatMatters(group)
  const hasWork = verdict !== 'caught-up' && lag !== null && BigInt(lag) > VERDICT_RULES.caughtUpRecords
  return (
    <>
      {hasWork && drainSeconds !== null && drainSeconds >= SOON && (
        <>{t.rich('drain', { b: (words) => <b>{words}</b>, time: formatRoughDuration(drainSeconds) })} </>
      )}
      {verdict === 'falling-behind' && drainSeconds === null && <>{t('never')} </>}
      {matters && (
        <span className={clsx(matters.isNear && 'text-danger')}>
          {t.rich('loss', { ...matters.words, b: (words) => <b className="tabular-nums">{words}</b> })}
        </span>
      )}
    </>
  )
}
