'use client'

import { useTranslations } from 'next-intl'
import type { ConfigEntry } from '@/lib/contract/configs'
import { ConfigValue } from '../../data-table/config-value'
import { type Layer, valueBelow } from './staged-configs'

interface StagedValueProps {
  config: ConfigEntry
  layer: Layer
  /** null: what is set goes. */
  value: string | null
}

/** What a config is to become: its new value, or what is below the one that goes. */
export function StagedValue({ config, layer, value }: StagedValueProps) {
  const t = useTranslations('configEdit')
  const tConfigs = useTranslations('configs')
  const below = valueBelow(config, layer)
  return (
    <b className="font-strong">
      <span className="unseen">{t('becomes')} </span>
      <span aria-hidden="true" className="mr-1">
        →
      </span>
      {value !== null ? (
        <ConfigValue name={config.name} value={value} isSensitive={config.sensitive} />
      ) : below ? (
        <>
          <ConfigValue name={below.name} value={below.value} isSensitive={config.sensitive} />
          <span className="font-regular text-muted"> · {tConfigs(`source.${below.source}`)}</span>
        </>
      ) : (
        t('inherited')
      )}
    </b>
  )
}
