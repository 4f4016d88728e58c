'use client'

import { useTranslations } from 'next-intl'
import { plainDocumentation } from '@/lib/client/configs'
import { Tag } from '../ui/tag'
import { ConfigValue } from './config-value'
import { groupByValue, type ShownConfig } from './shown-config'

/** All there is to say of one config: the line to paste, what it means, what it hides, and what other brokers have. */
export function ConfigDetail({ entry }: { entry: ShownConfig }) {
  const t = useTranslations('configs')
  const hidden = entry.synonyms.filter((synonym) => synonym.source !== entry.source)
  const others = groupByValue(entry.others ?? [])
  return (
    <div className="grid max-w-180 gap-2 whitespace-normal">
      {entry.value !== null && (
        <p className="font-mono text-12 break-all">
          {entry.name}={entry.value}
        </p>
      )}
      <p className="whitespace-pre-line">{entry.documentation ? plainDocumentation(entry.documentation) : t('noDocumentation')}</p>
      {hidden.length > 0 && (
        <dl className="text-12">
          <dt className="text-muted">{t('otherwise')}</dt>
          {hidden.map((synonym) => (
            <dd key={`${synonym.source}-${synonym.name}`} className="flex flex-wrap gap-x-3 break-all">
              <span className="text-muted">{t(`source.${synonym.source}`)}</span>
              {synonym.name !== entry.name && <span className="text-muted">{t('as', { name: synonym.name })}</span>}
              <ConfigValue name={synonym.name} value={synonym.value} isSensitive={entry.sensitive} />
            </dd>
          ))}
        </dl>
      )}
      {others.length > 0 && (
        <dl className="text-12">
          <dt className="text-muted">{t(entry.perBroker ? 'perBrokerNote' : 'elsewhere')}</dt>
          {others.map(({ value, brokers }) => (
            <dd key={brokers.join()} className="flex flex-wrap gap-x-3 break-all">
              <span className="text-muted">{t('onBrokers', { count: brokers.length, ids: brokers.join(', ') })}</span>
              <ConfigValue name={entry.name} value={value} isSensitive={entry.sensitive} />
            </dd>
          ))}
        </dl>
      )}
      {(entry.readOnly || entry.sensitive) && (
        <p className="flex gap-2">
          {entry.readOnly && <Tag title={t('readOnlyNote')}>{t('readOnly')}</Tag>}
          {entry.sensitive && <Tag title={t('sensitiveNote')}>{t('sensitive')}</Tag>}
        </p>
      )}
    </div>
  )
}
