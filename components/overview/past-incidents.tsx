'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Incident, Incidents } from '@/lib/contract/incidents'
import { formatRoughDuration, formatShortClock, formatShortDay, formatShortWhen, secondsBetween } from '@/lib/client/format'
import { useTideScale } from '../charts/tide-context'
import { TidePast, TideRow } from '../charts/tide-row'
import { LongName } from '../ui/long-name'
import { StatusIcon } from '../ui/status'
import { findingFigures } from './finding-figures'
import { findingHref } from './finding-links'
import { FINDING_STATUS } from './finding-status'
import { SectionHead } from './section-head'

const SHOWN = 5

/** What was wrong in the time of the axis and is over: calm, for nothing is left to do. */
export function PastIncidents({ cluster, incidents: { items, total } }: { cluster: string; incidents: Incidents }) {
  const t = useTranslations('overview.past')
  if (items.length === 0) return null
  const shown = items.slice(0, SHOWN)
  return (
    <>
      <TideRow label={<SectionHead title={t('title')} note={t('note')} />} />
      <ul aria-label={t('title')} className="border-t border-line-strong">
        {shown.map((incident) => (
          <li key={incident.id} className="border-b border-line">
            <PastIncident cluster={cluster} incident={incident} />
          </li>
        ))}
      </ul>
      {total > shown.length && <p className="border-b border-line py-2 text-12 text-muted">{t('more', { count: total - shown.length })}</p>}
    </>
  )
}

function PastIncident({ cluster, incident }: { cluster: string; incident: Incident }) {
  const t = useTranslations('overview')
  const { kind, from, to, fromAtLeast, toAtLeast, named } = incident
  const affected = { topics: [], groups: [], topicCount: named, groupCount: 0 }
  const figures = { ...findingFigures({ ...incident, affected, services: [] }), list: 'none' }
  return (
    <TideRow
      label={
        <div className="flex min-w-0 items-center gap-x-2">
          <span className="inline-flex items-center gap-[5px] whitespace-nowrap text-muted">
            <StatusIcon status={FINDING_STATUS[kind]} />
            {t(`findings.${kind}.word`, figures)}
          </span>
          <Link href={findingHref(cluster, incident)} className="min-w-0 font-medium hover:underline">
            <LongName>{t(`findings.${kind}.subject`, figures) || t('emptyGroup')}</LongName>
          </Link>
        </div>
      }
      meaning={
        <p className="text-12 leading-5 text-muted">
          {t.rich(fromAtLeast || toAtLeast ? 'past.lastedAtLeast' : 'past.lasted', {
            duration: formatRoughDuration(secondsBetween(from, to)),
            b: (words: ReactNode) => <b className="font-medium text-ink">{words}</b>,
          })}{' '}
          · <Span from={from} to={to} /> {toAtLeast && t('past.endUnseen')}
        </p>
      }
    >
      <TidePast since={Date.parse(from)} until={Date.parse(to)} />
    </TideRow>
  )
}

/** The day is said once where both are of one. */
function Span({ from, to }: { from: string; to: string }) {
  const { now } = useTideScale()
  const isOneDay = formatShortDay(from) === formatShortDay(to)
  return (
    <span className="whitespace-nowrap">
      <time dateTime={from} title={from}>
        {formatShortWhen(from, now)}
      </time>
      {' – '}
      <time dateTime={to} title={to}>
        {isOneDay ? formatShortClock(to) : formatShortWhen(to, now)}
      </time>
    </span>
  )
}
