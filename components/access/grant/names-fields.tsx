'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { NAMED, type Named } from '@/lib/domain/access/grant'
import { namesAskedBy } from '@/lib/domain/access/permission-names'
import { matchesAny } from '@/lib/domain/names/pattern'
import { Icon } from '../../ui/icon'
import { SelectField } from '../../ui/select-field'
import { TextAreaField } from '../../ui/text-area-field'
import { type GrantDraft, type Faults, patternsIn } from './grant-draft'
import { MatchingNames } from './matching-names'
import { useActWords } from './use-act-words'

interface NamesFieldsProps {
  draft: GrantDraft
  faults: Faults
  onChange: (change: Partial<GrantDraft>) => void
}

/** The names of each kind that a grant covers, and what they mean in a cluster now. A kind without names says that it is none. */
export function NamesFields({ draft, faults, onChange }: NamesFieldsProps) {
  const t = useTranslations('access.form')
  const { data } = useQuery(clusterQueries.list())
  const [chosen, setChosen] = useState<string | null>(null)
  const patterns = draft.isEveryCluster ? ['*'] : patternsIn(draft.clusters)
  const clusters = (data?.items ?? []).filter(({ id }) => matchesAny(id, patterns))
  const cluster = clusters.find(({ id }) => id === chosen) ?? clusters[0]
  return (
    <div className="grid gap-3 border-l-2 border-line pl-4">
      {cluster && clusters.length > 1 && (
        <SelectField label={t('shownIn')} value={cluster.id} onChange={setChosen} className="max-w-60">
          {clusters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid grid-cols-2 gap-x-6 gap-y-3 max-md:grid-cols-1">
        {NAMED.map((of) => {
          const code = faults[`${of}-${draft.key}`]
          const names = patternsIn(draft[of])
          return (
            <TextAreaField
              key={of}
              label={t(`names.${of}`)}
              name={`${of}-${draft.key}`}
              rows={2}
              value={draft[of]}
              placeholder={t(`namesSuch.${of}`)}
              error={code && t(`faults.${code}`)}
              hint={
                names.length === 0 ? (
                  <NoName of={of} draft={draft} />
                ) : (
                  cluster && of !== 'principals' && <MatchingNames of={of} cluster={cluster} patterns={names} />
                )
              }
              onChange={(event) => onChange({ [of]: event.target.value })}
            />
          )
        })}
      </div>
    </div>
  )
}

/** An empty field is not "all": what that leaves without effect. */
function NoName({ of, draft }: { of: Named; draft: GrantDraft }) {
  const t = useTranslations('access.form')
  const words = useActWords()
  const idle = draft.permissions.filter((permission) => namesAskedBy(permission) === of)
  if (idle.length === 0) return t(`noName.${of}`)
  return (
    <span className="flex gap-1 text-warn">
      <Icon name="triangle" size={14} className="mt-px shrink-0" />
      <span>
        {t(`noName.${of}`)} {t('idle', { acts: words(idle) })}
      </span>
    </span>
  )
}
