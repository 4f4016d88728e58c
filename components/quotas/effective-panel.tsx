'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { EffectiveQuota } from '@/lib/contract/quotas'
import { quotaQueries } from '@/lib/client/queries/quotas'
import { useDebounced } from '@/lib/client/use-debounced'
import { Field } from '../ui/field'
import { ProblemNotice } from '../ui/problem-notice'
import { Skeleton } from '../ui/skeleton'
import { kafkaFigure, quotaText } from './quota-text'
import { useEntityWords } from './use-entity-words'

const ASKED = ['user', 'clientId', 'ip'] as const
type Asked = Record<(typeof ASKED)[number], string>

interface EffectivePanelProps {
  cluster: string
  asked: Asked
  onChange: (change: Partial<Asked>) => void
}

/** What applies to somebody, key by key: the rule that decides, and those it overrules. */
export function EffectivePanel({ cluster, asked, onChange }: EffectivePanelProps) {
  const t = useTranslations('quotas.effective')
  const id = useId()
  const { user, clientId, ip } = asked
  const of = useDebounced(JSON.stringify({ ...(user && { user }), ...(clientId && { clientId }), ...(ip && { ip }) }))
  const { data, error } = useQuery(quotaQueries.effective(cluster, JSON.parse(of) as Partial<Asked>))
  const isAddress = ip !== ''
  const keys = data?.keys.filter(({ key }) => key !== 'connection_creation_rate' || isAddress)
  return (
    <section aria-labelledby={id} className="min-w-0 border-l border-line pl-6 max-xl:mt-6 max-xl:border-0 max-xl:pl-0">
      <h2 id={id} className="mb-1.5">
        {t('title')}
      </h2>
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        {ASKED.map((name) => (
          <Field
            key={name}
            label={t(name)}
            placeholder={t(`${name}Any`)}
            name={name}
            value={asked[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="max-md:h-9"
          />
        ))}
      </div>
      {error && !data && <ProblemNotice error={error} />}
      {!data && !error && <Skeleton className="mt-4 w-60" />}
      <dl className="mt-3" aria-live="polite">
        {data?.known && keys?.map((quota) => <Effective key={quota.key} quota={quota} />)}
      </dl>
      {data?.partial && <p className="mt-2 text-12 text-muted">{t('partial')}</p>}
    </section>
  )
}

function Effective({ quota: { key, rule, overruled } }: { quota: EffectiveQuota }) {
  const t = useTranslations('quotas')
  const words = useEntityWords()
  return (
    <div className="border-t border-line py-2">
      <dt className="text-12 text-muted">
        {t(`key.${key}`)} <span className="font-mono text-11">{key}</span>
      </dt>
      {rule === null ? (
        <dd className="text-muted">{t('effective.unlimited')}</dd>
      ) : (
        <dd>
          <span className="font-strong">{quotaText(key, rule.value)}</span>{' '}
          <span className="text-12 text-muted">{t('effective.kafka', { value: kafkaFigure(rule.value), key })}</span>
          <span className="block text-12">
            {t('effective.by', { who: words(rule.entity) })}; {t(`effective.shared.${rule.sharedBy}`)}
          </span>
        </dd>
      )}
      {overruled.map((other) => (
        <dd key={JSON.stringify(other.entity)} className="text-12 text-muted">
          <s>
            {quotaText(key, other.value)} · {words(other.entity)}
          </s>{' '}
          <span className="sr-only">{t('effective.overruled')}</span>
        </dd>
      ))}
    </div>
  )
}
