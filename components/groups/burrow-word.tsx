import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { BurrowStatus } from '@/lib/contract/groups'
import { Icon, type IconName } from '../ui/icon'

type Word = BurrowStatus['status'] | 'ERR'

interface Look {
  icon: IconName
  tone: string
  isQuiet?: boolean
}

const LOOKS: Record<Word, Look> = {
  OK: { icon: 'tick', tone: 'text-ok', isQuiet: true },
  WARN: { icon: 'leaving-line', tone: 'text-warn' },
  ERR: { icon: 'cross', tone: 'text-danger' },
  STOP: { icon: 'paused-square', tone: 'text-danger' },
  STALL: { icon: 'barred', tone: 'text-danger' },
  REWIND: { icon: 'back', tone: 'text-danger' },
}

/** Worst first, as Burrow's own numbers of them have it backwards. */
export const BURROW_ORDER: readonly BurrowStatus['status'][] = ['REWIND', 'STALL', 'STOP', 'WARN', 'OK']

/** Burrow's word for a partition or a group, which is a name and so the same in every language. */
export function BurrowWord({ word, note, children }: { word: Word; note?: string | undefined; children?: string }) {
  const { icon, tone, isQuiet = false } = LOOKS[word]
  return (
    <span
      title={note}
      className={clsx('inline-flex items-center gap-[5px] align-middle whitespace-nowrap', isQuiet ? 'text-muted' : ['font-medium', tone])}
    >
      <Icon name={icon} size={14} className={tone} />
      {children ?? word}
    </span>
  )
}

/** What Burrow says of one partition, and in the tooltip what that means and which rule decided. */
export function BurrowCell({ burrow }: { burrow: BurrowStatus | null }) {
  const t = useTranslations('lag.burrow')
  if (burrow === null) return <span className="text-faint">{t('notAtAll')}</span>
  return <BurrowWord word={burrow.status} note={t('note', { meaning: t(`means.${burrow.status}`), rule: burrow.rule })} />
}
