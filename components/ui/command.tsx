'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { copyText } from '@/lib/client/copy-text'
import { Button } from './button'

/** Something to paste elsewhere. It wraps, so that all of it can be read before. */
export function Command({ children: command }: { children: string }) {
  const t = useTranslations('dialog')
  const [isCopied, setIsCopied] = useState(false)
  return (
    <div className="flex items-start gap-2 rounded-2 border border-line bg-sunken py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 py-1 font-mono text-12 break-words whitespace-pre-wrap select-all">{command}</code>
      <Button look="quiet" icon={isCopied ? 'check' : 'copy'} onClick={() => void copyText(command).then(setIsCopied)}>
        <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
      </Button>
    </div>
  )
}
