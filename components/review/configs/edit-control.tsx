'use client'

import { useTranslations } from 'next-intl'
import type { ConfigEntry } from '@/lib/contract/configs'
import { Button } from '../../ui/button'
import { whyFixed } from './staged-configs'

interface EditControlProps {
  config: ConfigEntry
  /** The id of the words that say why nothing may be changed here; null: it may. */
  whyNotId: string | null
  isStaged: boolean
  onEdit: () => void
  onDiscard: () => void
  onNear: () => void
}

/** The end of a row: what begins to change it, and what takes that back. */
export function EditControl({ config, whyNotId, isStaged, onEdit, onDiscard, onNear }: EditControlProps) {
  const t = useTranslations('configEdit')
  const tConfigs = useTranslations('configs')
  const why = whyFixed(config)
  if (why !== null) {
    return (
      <span title={t(`fixed.${why}`)} className="px-1.5 text-12 text-faint">
        {tConfigs(why)}
      </span>
    )
  }
  return (
    <span className="flex items-center">
      <Button
        look="quiet"
        aria-label={t('editOf', { config: config.name })}
        aria-disabled={whyNotId !== null}
        aria-describedby={whyNotId ?? undefined}
        className={whyNotId === null ? 'h-6!' : 'h-6! cursor-not-allowed! bg-transparent! text-faint!'}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => whyNotId === null && onEdit()}
      >
        {t('edit')}
      </Button>
      {isStaged && (
        <Button
          look="quiet"
          isIconOnly
          icon="back"
          aria-label={t('discardOf', { config: config.name })}
          title={t('discardOne')}
          className="size-6!"
          onClick={onDiscard}
        />
      )}
    </span>
  )
}
