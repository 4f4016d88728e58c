import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { copyText } from '@/lib/client/copy-text'

const SAID_MS = 2500

/** Copies, and says for a moment what came of it. */
export function useCopy(): { said: string | null; copy: (text: string) => void } {
  const t = useTranslations('table')
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const copy = useCallback((text: string) => void copyText(text).then((isDone) => setSaid(t(isDone ? 'copied' : 'notCopied'))), [t])
  return { said, copy }
}
