'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Finding } from '@/lib/contract/clusters'
import { formatRoughDuration, formatShortWhen, secondsBetween } from '@/lib/client/format'
import { useTideScale } from '../charts/tide-context'
import { TideRow, TideSpan } from '../charts/tide-row'
import { Icon } from '../ui/icon'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { Affected } from './affected'
import { brokerLosses, findingFigures } from './finding-figures'
import { findingHref } from './finding-links'
import { FINDING_STATUS } from './finding-status'

/** What is wrong and why, since when, who is affected and where to look. */
export function FindingRow({ cluster, finding }: { cluster: string; finding: Finding }) {
  const t = useTranslations('overview')
  const { now } = useTideScale()
  const { kind, severity } = finding
  const isNote = severity === 'note'
  const figures = {
    ...findingFigures(finding),
    list:
      brokerLosses(finding)
        .map((loss) => t(`findings.broker-down.list.${loss.kind}`, { count: loss.count }))
        .join(', ') || 'none',
  }
  const word = t(`findings.${kind}.word`, figures)
  const href = findingHref(cluster, finding)
  return (
    <TideRow
      label={
        <>
          <div className="flex min-w-0 items-center gap-x-2 max-xl:flex-wrap">
            {isNote ? (
              <span className="inline-flex items-center gap-[5px] whitespace-nowrap text-muted">
                <Icon name="note" className="text-unknown" />
                {word}
              </span>
            ) : (
              <Status status={FINDING_STATUS[kind]} word={word} />
            )}
            <Link href={href} className={clsx('min-w-0 hover:underline', isNote ? 'font-medium' : 'font-strong')}>
              <LongName>{t(`findings.${kind}.subject`, figures) || t('emptyGroup')}</LongName>
            </Link>
            {figures.reason !== 'none' && <span className="text-12 text-faint max-xl:hidden">{figures.reason}</span>}
          </div>
          <p className="mt-0.5 text-12 wrap-anywhere text-muted">
            {t(`findings.${kind}.why`, figures)}
            {kind !== 'target-missed' && figures.target !== 'none' && ` · ${t('target', figures)}`}
          </p>
        </>
      }
      meaning={
        <div className="max-md:pt-1.5">
          <Affected cluster={cluster} finding={finding} />
          <Link href={href} className="link mt-0.5 inline-flex max-w-full items-center gap-1 text-12">
            <span className="truncate">{t(`findings.${kind}.do`, figures)}</span>
            <Icon name="arrow-right" size={12} />
          </Link>
        </div>
      }
    >
      <TideSpan since={Date.parse(finding.since)} tone={isNote ? 'quiet' : severity}>
        <time dateTime={finding.since} title={finding.since}>
          {t.rich(finding.sinceAtLeast ? 'lastingAtLeast' : 'lasting', {
            duration: formatRoughDuration(secondsBetween(finding.since, now)),
            at: formatShortWhen(finding.since, now),
            b: (words: ReactNode) => <b className="text-ink">{words}</b>,
          })}
        </time>
      </TideSpan>
    </TideRow>
  )
}
