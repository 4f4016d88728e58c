import { useTranslations } from 'next-intl'
import type { GroupPartition } from '@/lib/contract/groups'
import { BurrowWord } from './burrow-word'
import { ruleOf, ruleValues } from './rule-values'

/** Burrow's word for the partition, the rule that decided with its figures, and what the word means. */
export function RuleSentence({ partition: { burrow }, asOf }: { partition: Pick<GroupPartition, 'burrow'>; asOf: string }) {
  const t = useTranslations('lag')
  const rule = burrow && ruleOf(burrow)
  if (burrow === null || rule === null) return <p className="mb-4 text-muted">{t('panel.notJudged')}</p>
  return (
    <div className="mb-4">
      <p className="text-16">
        <span className="mr-2 text-14">
          <BurrowWord word={burrow.status} />
        </span>
        <span className="tabular-nums">{t(`burrow.rules.${rule}`, ruleValues(burrow, asOf))}</span>
      </p>
      <p className="mt-0.5 text-12 text-muted">
        {t('panel.rule', { rule: burrow.rule })} · {t(`burrow.means.${burrow.status}`)}
      </p>
    </div>
  )
}
