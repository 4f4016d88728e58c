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
  const whole = ({ kind, group, broker, change, factor }: MissCause, cluster: string | null): ReactNode =>
    t.rich(`cause.${kind}`, {
      group: group === null ? t('cause.aGroup') : cutMiddle(group, LONGEST_NAME),
      broker: broker ?? -1,
      change: change ?? 'none',
      factor: factorText(factor),
      share: factor === null ? 'none' : formatPercent(factor * 100),
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
  return { short, whole }
}
