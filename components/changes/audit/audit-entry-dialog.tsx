'use client'

import { useTranslations } from 'next-intl'
import { formatDay, formatZoned } from '@/lib/client/format'
import type { AuditItem } from '@/lib/contract/audit'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Facts } from '../../ui/facts'
import { AskedInput } from '../asked-input'
import { useActorName } from '../use-actor-name'
import { useActionWord } from './use-action-word'

/** One entry in full. */
export function AuditEntryDialog({ item, onClose }: { item: AuditItem; onClose: () => void }) {
  const t = useTranslations('audit')
  const wordOf = useActionWord()
  const actorName = useActorName()
  const { at, cluster, actor, action, target, detail } = item
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={wordOf(action)}
      sub={`${formatDay(at)}, ${formatZoned(at)}`}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <Facts
        label={t('facts')}
        facts={[
          { label: t('head.who'), value: actor.name === '' ? t('somebody') : actorName(actor) },
          { label: t('head.target'), value: target.name || '–' },
          { label: t('head.cluster'), value: cluster ?? t('console') },
        ]}
      />
      <AskedInput input={detail} />
    </Dialog>
  )
}
