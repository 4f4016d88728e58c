'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button'
import { Command } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'

/** The one time that a token is shown. */
export function TokenShown({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  const t = useTranslations('access')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('madeTitle', { name })}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <Notice tone="warn" says="at-once">
        {t('madeNote')}
      </Notice>
      <div className="mt-3">
        <Command>{token}</Command>
      </div>
    </Dialog>
  )
}
