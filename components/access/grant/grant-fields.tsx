'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { toGrant } from '@/lib/domain/access/grant'
import type { Permission } from '@/lib/domain/access/permissions'
import { matchesAny } from '@/lib/domain/names/pattern'
import { RadioList } from '../../ui/radio-list'
import { TextAreaField } from '../../ui/text-area-field'
import { type GrantDraft, type Faults, patternsIn, writtenGrant } from './grant-draft'
import { GrantList } from './grant-list'
import { NamesFields } from './names-fields'
import { PermissionChecks } from './permission-checks'

interface GrantFieldsProps {
  draft: GrantDraft
  /** What can be chosen at all. */
  offered?: readonly Permission[] | undefined
  faults: Faults
  onChange: (change: Partial<GrantDraft>) => void
}

/** What is allowed and where; below, what that comes to, in the words others will read. */
export function GrantFields({ draft, offered, faults, onChange }: GrantFieldsProps) {
  const t = useTranslations('access.form')
  const { data } = useQuery(clusterQueries.list())
  const fault = (field: string) => {
    const code = faults[`${field}-${draft.key}`]
    return code && t(`faults.${code}`)
  }
  const patterns = patternsIn(draft.clusters)
  const covered = (data?.items ?? []).filter(({ id }) => matchesAny(id, patterns))
  return (
    <div className="grid gap-4">
      <PermissionChecks
        value={draft.permissions}
        {...(offered && { offered })}
        error={fault('permissions')}
        onChange={(permissions) => onChange({ permissions })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-6 gap-y-4 max-lg:grid-cols-1">
        <div className="grid content-start gap-2">
          <RadioList
            legend={t('inClusters')}
            name={`clusters-${draft.key}`}
            value={draft.isEveryCluster ? 'every' : 'some'}
            options={[
              { value: 'every', label: t('everyCluster'), note: t('laterToo') },
              { value: 'some', label: t('someClusters') },
            ]}
            onChange={(value) => onChange({ isEveryCluster: value === 'every' })}
          />
          {!draft.isEveryCluster && (
            <TextAreaField
              label={t('clusters')}
              name={`clusters-${draft.key}`}
              rows={2}
              value={draft.clusters}
              placeholder={t('clustersSuch')}
              error={fault('clusters')}
              hint={
                patterns.length === 0
                  ? t('patterns')
                  : t('coversClusters', { count: covered.length, names: covered.map(({ name }) => name).join(', ') })
              }
              onChange={(event) => onChange({ clusters: event.target.value })}
            />
          )}
        </div>
        <div className="grid content-start gap-2">
          <RadioList
            legend={t('onNames')}
            name={`names-${draft.key}`}
            value={draft.isEveryName ? 'every' : 'some'}
            options={[
              { value: 'every', label: t('everyName'), note: t('laterToo') },
              { value: 'some', label: t('someNames'), note: t('someNamesNote') },
            ]}
            onChange={(value) => onChange({ isEveryName: value === 'every' })}
          />
          {!draft.isEveryName && <NamesFields draft={draft} faults={faults} onChange={onChange} />}
        </div>
      </div>
      {draft.permissions.length > 0 && (
        <div className="rounded-2 bg-sunken px-3 py-2" aria-live="polite">
          <p className="mb-1 text-12 text-muted">{t('comesTo')}</p>
          <GrantList grants={[toGrant(writtenGrant(draft))]} />
        </div>
      )}
    </div>
  )
}
