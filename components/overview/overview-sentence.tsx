'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import { cutMiddle, formatClock, formatShortWhen } from '@/lib/client/format'
import { Sentence } from '../ui/sentence'
import { consequencesOf } from './consequences'
import { FineList } from './fine-list'
import { firstSince } from './finding-figures'
import { timeAxis } from './time-axis'

/** In a sentence, where a name cannot be cut to the room there is. */
const LONGEST_NAME = 40

interface OverviewSentenceProps {
  overview: Overview
  asOf: string
}

/** How many things are wrong and since when, what they come to, and what is fine. */
export function OverviewSentence({ overview, asOf }: OverviewSentenceProps) {
  const { pulse, findings, fine } = overview
  const t = useTranslations('overview')
  const problems = findings.filter((finding) => finding.severity !== 'note')
  const since = firstSince(problems)
  const bold = (words: ReactNode) => <b className="text-ink">{words}</b>

  const consequences = consequencesOf(problems).map(({ kind, first, ...figures }) => (
    <span key={kind}>{t.rich(`consequences.${kind}`, { ...figures, first: cutMiddle(first, LONGEST_NAME), b: bold })} </span>
  ))
  const lastAnswer = pulse.brokers
    .flatMap(({ lastAnsweredAt }) => lastAnsweredAt ?? [])
    .toSorted()
    .at(-1)
  const { startedAt } = timeAxis(overview.times, asOf)
  const [words, more] =
    pulse.status === 'unreachable'
      ? [
          t('silent', { name: pulse.name, since: lastAnswer ? formatClock(lastAnswer) : 'none' }),
          t('silentMore', { asOf: formatClock(asOf) }),
        ]
      : since
        ? [t('wrong', { count: problems.length, since: formatShortWhen(since.at, asOf), atLeast: String(since.atLeast) }), consequences]
        : [
            t('fine'),
            t('fineMore', {
              unknown: fine.groups.total - fine.groups.fine,
              started: startedAt === null ? 'none' : formatShortWhen(startedAt, asOf),
            }),
          ]
  return (
    <Sentence more={more} aside={<FineList fine={fine} />}>
      <output>{words}</output>
    </Sentence>
  )
}
