import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { StatusName, Tone } from '@/lib/client/status'
import { Icon, type IconName } from './icon'

interface Look {
  icon: IconName
  tone: Tone
  /** Health is quiet: the icon keeps its colour, the word is muted. */
  isQuiet?: boolean
}

const LOOKS: Record<StatusName, Look> = {
  'losing-data': { icon: 'struck-drop', tone: 'danger' },
  stuck: { icon: 'paused-square', tone: 'danger' },
  'held-back': { icon: 'barred', tone: 'warn' },
  'falling-behind': { icon: 'leaving-line', tone: 'warn' },
  unknown: { icon: 'dashed-question', tone: 'unknown' },
  'keeping-up': { icon: 'waves', tone: 'ok', isQuiet: true },
  'caught-up': { icon: 'tick', tone: 'ok', isQuiet: true },
  inactive: { icon: 'dashed-minus', tone: 'unknown', isQuiet: true },
  offline: { icon: 'cross', tone: 'danger' },
  'under-min-isr': { icon: 'barred', tone: 'danger' },
  'at-min-isr': { icon: 'triangle', tone: 'warn' },
  'under-replicated': { icon: 'triangle', tone: 'warn' },
  'not-preferred': { icon: 'replication', tone: 'unknown', isQuiet: true },
  healthy: { icon: 'tick', tone: 'ok', isQuiet: true },
  up: { icon: 'tick', tone: 'ok', isQuiet: true },
  'not-answering': { icon: 'cross', tone: 'danger' },
  fenced: { icon: 'barred', tone: 'danger' },
  connecting: { icon: 'dashed-question', tone: 'unknown', isQuiet: true },
  problems: { icon: 'triangle', tone: 'warn' },
  unreachable: { icon: 'cross', tone: 'danger' },
  stale: { icon: 'dashed-clock', tone: 'stale' },
  partial: { icon: 'half-disc', tone: 'stale' },
  refused: { icon: 'barred', tone: 'danger' },
}

const TONES: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
  stale: 'text-stale',
  unknown: 'text-unknown',
  accent: 'text-accent',
}

interface StatusProps {
  status: StatusName
  /** A word of the moment in place of the status's own, such as "Broker down". */
  word?: string
}

/** Icon, word and colour, always all three. *Losing data* alone is a solid badge. */
export function Status({ status, word }: StatusProps) {
  const t = useTranslations('status')
  const { icon, tone, isQuiet = false } = LOOKS[status]
  if (status === 'losing-data') {
    return (
      <span className="inline-flex h-5 items-center gap-[5px] rounded-1 bg-danger-solid pr-[7px] pl-[5px] align-middle font-medium whitespace-nowrap text-on-danger">
        <Icon name={icon} />
        {word ?? t(status)}
      </span>
    )
  }
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-[5px] align-middle whitespace-nowrap',
        isQuiet ? 'text-muted' : ['font-medium', TONES[tone]],
      )}
    >
      <Icon name={icon} className={TONES[tone]} />
      {word ?? t(status)}
    </span>
  )
}

/** The icon alone, for places where the word stands beside it anyway. */
export function StatusIcon({ status, size = 14, className }: { status: StatusName; size?: 14 | 16 | 20; className?: string }) {
  return <Icon name={LOOKS[status].icon} size={size} className={clsx(TONES[LOOKS[status].tone], className)} />
}
