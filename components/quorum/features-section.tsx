'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Section } from '../ui/section'
import { couldBeRaised, type Feature } from './feature'
import { UpgradeNote } from './upgrade-note'

const featureName = (feature: Feature) => feature.name

/** What the cluster has agreed to use, against what its brokers could. */
export function FeaturesSection({ features }: { features: readonly Feature[] | null }) {
  const t = useTranslations('quorum.features')
  const columns = useMemo<readonly DataColumn<Feature>[]>(() => {
    const level = (of: number, release: string | null) => (release === null ? String(of) : t('levelRelease', { level: of, release }))
    return [
      {
        id: 'name',
        head: t('name'),
        width: 320,
        phoneWidth: 200,
        compare: (a, b) => a.name.localeCompare(b.name),
        cell: (feature) => <NameCell name={feature.name} sub={couldBeRaised(feature) ? t('behind') : undefined} />,
      },
      {
        id: 'finalized',
        head: t('finalized'),
        width: 150,
        phoneWidth: 76,
        cell: (feature) =>
          feature.finalized === null ? (
            <span className="text-muted">{t('notFinalized')}</span>
          ) : (
            level(feature.finalized, feature.finalizedRelease)
          ),
      },
      {
        id: 'possible',
        head: <span title={t('possibleNote')}>{t('possible')}</span>,
        width: 150,
        phoneWidth: 76,
        cell: (feature) => (
          <Figure note={t('possibleUnknown')}>{feature.possible === null ? null : level(feature.possible, feature.possibleRelease)}</Figure>
        ),
      },
      {
        id: 'note',
        head: t('meaning'),
        hideBelow: 'md',
        cell: (feature) => (
          <span className="text-muted">{couldBeRaised(feature) ? t('behind') : feature.possible === null ? null : t('newest')}</span>
        ),
      },
    ]
  }, [t])
  const metadata = features?.find((feature) => feature.name === 'metadata.version')
  return (
    <Section title={t('title')} note={t('note')}>
      {features === null ? (
        <p className="text-muted">{t('unknown')}</p>
      ) : (
        <>
          {metadata && couldBeRaised(metadata) && <UpgradeNote metadata={metadata} />}
          <DataTable
            label={t('title')}
            columns={columns}
            rows={features}
            rowId={featureName}
            hasSecondLine
            empty={<p className="text-muted">{t('none')}</p>}
          />
        </>
      )}
    </Section>
  )
}
