'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Overview } from '@/lib/contract/clusters'
import { toneOf } from '@/lib/client/status'
import { type Line, NO_LINE } from '../charts/series'
import { TideRow } from '../charts/tide-row'
import { SectionHead } from './section-head'
import { FIGURE_COLUMNS, WorstGroupRow } from './worst-group-row'

interface WorstGroupsProps {
  cluster: string
  groups: Overview['worstGroups']
  /** By their ids. */
  lines: ReadonlyMap<string, Line>
}

/** The groups that are furthest from well, each line to its own scale. */
export function WorstGroups({ cluster, groups, lines }: WorstGroupsProps) {
  const t = useTranslations('overview')
  const isAnyUnwell = groups.some((group) => toneOf(group.verdict) !== null || group.verdict === 'unknown')
  return (
    <>
      <TideRow
        label={
          <SectionHead
            title={groups.length === 0 ? t('noneBehind') : isAnyUnwell ? t('worst') : t('furthest')}
            note={groups.length === 0 ? t('noneBehindNote') : t('worstNote')}
            noteClassName="max-xl:hidden max-md:inline"
          />
        }
        meaning={
          groups.length > 0 && (
            <div aria-hidden="true" className={clsx(FIGURE_COLUMNS, 'pt-1.5 text-11 text-faint max-md:hidden')}>
              <span>{t('behind')}</span>
              <span>{t('records')}</span>
              <span className="max-xl:hidden">{t('drained')}</span>
            </div>
          )
        }
      />
      {groups.length > 0 && (
        <ul aria-label={isAnyUnwell ? t('worst') : t('furthest')} className="border-t border-line-strong">
          {groups.map((group) => (
            <li key={group.id} className="border-b border-line last:border-b-0">
              <WorstGroupRow cluster={cluster} group={group} line={lines.get(group.id) ?? NO_LINE} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
