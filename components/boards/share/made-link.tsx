'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { copyText } from '@/lib/client/copy-text'
import { paths } from '@/lib/client/paths'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** The address of a link that has just been made. */
export function MadeLink({ token }: { token: string }) {
  const t = useTranslations('boards.shares')
  const [copied, setCopied] = useState<boolean | null>(null)
  const address = new URL(paths.sharedBoard(token), window.location.origin).href
  return (
    <div className="mt-3 grid gap-2">
      <Notice tone="warn" says="at-once">
        {t('made')}
      </Notice>
      <div className="flex items-start gap-2 rounded-2 border border-line bg-sunken py-1.5 pr-2 pl-3">
        <code aria-label={t('address')} className="min-w-0 flex-1 pt-1 font-mono text-12 break-all select-all">
          {address}
        </code>
        <Button look="quiet" icon={copied ? 'check' : 'copy'} onClick={() => void copyText(address).then(setCopied)}>
          {copied ? t('copied') : t('copy')}
        </Button>
      </div>
      <output className="text-12 text-muted">{copied === false ? t('notCopied') : t('tv')}</output>
    </div>
  )
}
