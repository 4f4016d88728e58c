'use client'

import { useTranslations } from 'next-intl'
import type { ConfigEntry } from '@/lib/contract/configs'
import { ConfigValue } from '../../data-table/config-value'
import { Button } from '../../ui/button'
import { type Layer, isHidden, valueBelow, valueIn, whyFixed } from './staged-configs'

interface EditingLineProps {
  config: ConfigEntry
  layer: Layer
  /** Why nothing may be changed here; null: it may. */
  whyNot: string | null
  /** Undefined: it is to stay as it is. */
  staged: string | null | undefined
  onEdit: () => void
  onReset: () => void
  onDiscard: () => void
}

/** What can be done to the config of an opened row, or why nothing can. */
export function EditingLine({ config, layer, whyNot, staged, onEdit, onReset, onDiscard }: EditingLineProps) {
  const t = useTranslations('configEdit')
  const tConfigs = useTranslations('configs')
  const why = whyFixed(config)
  if (why !== null) return <p className="mb-2 max-w-180 whitespace-normal">{t(`fixed.${why}`)}</p>
  if (whyNot !== null) return <p className="mb-2 max-w-180 whitespace-normal">{whyNot}</p>
  const below = valueBelow(config, layer)
  const isSet = valueIn(config, layer) !== undefined
  return (
    <div className="mb-3 grid max-w-180 gap-1.5 whitespace-normal">
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={onEdit} className="max-md:h-9">
          {t('edit')}
        </Button>
        {isSet && staged !== null && (
          <Button onClick={onReset} className="h-auto min-h-(--control) min-w-0 whitespace-normal! max-md:min-h-9">
            <span className="min-w-0 wrap-anywhere">
              {below ? (
                <>
                  {t('resetTo')} <ConfigValue name={below.name} value={below.value} isSensitive={config.sensitive} />
                  <span className="font-regular text-muted"> · {tConfigs(`source.${below.source}`)}</span>
                </>
              ) : (
                t('reset')
              )}
            </span>
          </Button>
        )}
        {staged !== undefined && (
          <Button look="quiet" onClick={onDiscard} className="max-md:h-9">
            {t('discardOne')}
          </Button>
        )}
      </div>
      {isHidden(config, layer) && <p className="text-12 text-muted">{t('hidden')}</p>}
    </div>
  )
}
