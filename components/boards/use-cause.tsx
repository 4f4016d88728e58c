import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cutMiddle, formatPercent } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { MissCause } from '@/lib/contract/boards'

/** In a sentence, where a name cannot be cut to the room there is. */
const LONGEST_NAME = 32

function factorText(factor: number | null): string {
  return factor === null ? 'none' : String(Math.round(factor * 10) / 10)
}

/** Why a target was missed: in a few words, and as a sentence. `cluster` null: nothing leads into the console. */
export function useCause() {
  const t = useTranslations('boards')
  const short = ({ kind, broker, factor }: MissCause) => t(`short.${kind}`, { broker: broker ?? -1, factor: factorText(factor) })
  const figures = ({ broker, change, factor }: MissCause) => ({
    broker: broker ?? -1,
    change: change ?? 'none',
    factor: factorText(factor),
    share: factor === null ? 'none' : formatPercent(factor * 100),
  })
  const whole = (cause: MissCause, cluster: string | null): ReactNode => {
    const { kind, group, change } = cause
    return t.rich(`cause.${kind}`, {
      ...figures(cause),
      group: group === null ? t('cause.aGroup') : cutMiddle(group, LONGEST_NAME),
      l: (words) =>
        cluster === null || change === null ? (
          words
        ) : (
          <Link className="link underline decoration-line-control underline-offset-2" href={paths.change(cluster, change)}>
            {words}
          </Link>
        ),
      u: (words) => <span className="border-b border-dotted border-unknown text-unknown">{words}</span>,
    })
  }
  /** The same in letters alone, and the group's name uncut. */
  const plain = (cause: MissCause) =>
    t.markup(`cause.${cause.kind}`, {
      ...figures(cause),
      group: cause.group ?? t('cause.aGroup'),
      l: (words) => words,
      u: (words) => words,
    })
  return { short, whole, plain }
}
