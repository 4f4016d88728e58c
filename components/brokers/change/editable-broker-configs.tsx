'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { BrokerConfigEntry } from '@/lib/contract/brokers'
import { on } from '@/lib/domain/access/on'
import { EditableConfigs } from '../../review/configs/editable-configs'
import type { Staged } from '../../review/configs/staged-configs'
import { Facet } from '../../ui/facet'

const SCOPES = ['broker', 'default'] as const
type Scope = (typeof SCOPES)[number]

interface EditableBrokerConfigsProps {
  cluster: string
  broker: number
  label: string
  /** undefined while loading. */
  configs: readonly BrokerConfigEntry[] | undefined
  comparedWith: readonly number[]
}

/** A broker's configs: what is edited is set on this broker, or for all that have no value of their own. */
export function EditableBrokerConfigs({ cluster, broker, label, configs, comparedWith }: EditableBrokerConfigsProps) {
  const t = useTranslations('brokerChange')
  const [scope, setScope] = useState<Scope>('broker')
  // Edits of the one wait while the other is looked at.
  const [staged, setStaged] = useState<Readonly<Record<Scope, Staged>>>({ broker: {}, default: {} })
  const id = String(broker)
  const count = (of: Scope) => Object.keys(staged[of]).length || null
  return (
    <EditableConfigs
      key={scope}
      resource={on.cluster(cluster)}
      label={label}
      configs={configs}
      comparedWith={comparedWith}
      aside={
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-md:ml-0">
          <span className="text-12 text-muted">{t('changeOn')}</span>
          <Facet
            label={t('changeOn')}
            value={scope}
            onChange={setScope}
            options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`, { id }), count: count(value) }))}
          />
        </div>
      }
      permission="brokers:write"
      act={t('act')}
      change={{
        kind: 'broker.configure',
        title: t(`title.${scope}`, { id }),
        verb: t(`apply.${scope}`, { id }),
        target: { broker: scope === 'default' ? scope : broker },
      }}
      layer={scope === 'default' ? 'dynamic-default-broker' : 'dynamic-broker'}
      staged={staged[scope]}
      onStaged={(next) => setStaged((last) => ({ ...last, [scope]: next }))}
    />
  )
}
