'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { changeQueries } from '@/lib/client/queries/changes'
import { isOpen } from '@/lib/domain/change/states'
import { MovedTable } from '../review/moved-table'
import { PlanRows } from '../review/plan-rows'
import { PlanTotals } from '../review/plan-totals'
import { PlanWarnings } from '../review/plan-warnings'
import { RevealOffer } from '../review/reveal/reveal-offer'
import { StepOutcomes } from '../review/step-outcomes'
import { useChangeWords } from '../review/words'
import { ChangeStateIcon } from '../review/change-state'
import { buttonClass } from '../ui/button'
import { Command } from '../ui/command'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { Notice } from '../ui/notice'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { Sentence } from '../ui/sentence'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { ApprovalPanel } from './approval-panel'
import { AskedInput } from './asked-input'
import { ChangeActions } from './change-actions'
import { ChangeEvents } from './change-events'
import { ChangeFacts } from './change-facts'

/** What is said of a change of which a part may not be seen. */
const PART = 'change.partlyHidden'

/** All that is known of one change: what it found, what it did, and what has happened to it since. */
export function ChangePage({ cluster, change: id }: { cluster: string; change: string }) {
  const t = useTranslations('changes')
  const tReview = useTranslations('review')
  const { said, kind } = useChangeWords()
  const { data, error, refetch } = useQuery(changeQueries.detail(cluster, id))
  if (!data && error) {
    const back = (
      <Link href={paths.changes(cluster)} className={buttonClass('quiet')}>
        {t('detail.all')}
      </Link>
    )
    return <ProblemState error={error} onRetry={() => void refetch()} actions={back} />
  }
  if (!data) {
    return (
      <>
        <SentenceSkeleton />
        <FactsSkeleton count={6} />
      </>
    )
  }
  const { change } = data
  const { outcome } = change
  const what = t('whatOf', { kind: kind(change.kind), target: change.target.name })
  return (
    <>
      <Sentence
        more={`${what} · ${formatWhen(change.createdAt, data.change.finishedAt ?? change.createdAt)}`}
        aside={<ChangeActions change={change} />}
      >
        <ChangeStateIcon state={change.state} size={20} className="mr-2 align-[-3px]" />
        {change.said.code === PART ? (
          // The notice below says the rest.
          t(`state.${change.state}`)
        ) : (
          <>
            <span className="unseen">{t(`state.${change.state}`)}: </span>
            {said(change.said)}
          </>
        )}
      </Sentence>
      {error && <StaleNotice>{t('notRenewedOne')}</StaleNotice>}
      {change.isPartlyHidden && (
        <div className="mb-5">
          <Notice tone="unknown">{t('detail.partlyHidden')}</Notice>
        </div>
      )}
      {data.approving && <ApprovalPanel change={change} approving={data.approving} />}
      <div className="mb-5 empty:hidden">
        <RevealOffer change={change} />
      </div>
      <ChangeFacts change={change} />
      {change.totals.length > 0 && <PlanTotals totals={change.totals} />}
      {outcome.steps.length > 0 && (
        <Section title={t('detail.steps')}>
          <StepOutcomes steps={outcome.steps} isOpen={isOpen(change.state)} />
        </Section>
      )}
      {change.approval && change.approval.differences.length > 0 && (
        <Section title={t('detail.moved')}>
          <MovedTable differences={change.approval.differences} />
        </Section>
      )}
      <Section title={t('detail.rows')} note={change.rows.length > 0 && t('detail.rowsCount', { count: change.rows.length })}>
        {change.rows.length === 0 ? (
          <p className="text-muted">{t('detail.noRows')}</p>
        ) : (
          <PlanRows label={tReview('rows')} kind={change.kind} rows={change.rows} asOf={change.createdAt} found={outcome.found} isPast />
        )}
      </Section>
      {change.warnings.length > 0 && (
        <Section title={t('detail.warnings')}>
          <PlanWarnings warnings={change.warnings} />
        </Section>
      )}
      <Section title={t('detail.events')}>
        <ChangeEvents events={change.events} />
      </Section>
      {change.command !== null && (
        <Section title={t('detail.command')}>
          <Command>{change.command}</Command>
        </Section>
      )}
      {!(change.isPartlyHidden && Object.keys(change.input).length === 0) && (
        <Section title={t('detail.input')}>
          <AskedInput input={change.input} />
        </Section>
      )}
    </>
  )
}
