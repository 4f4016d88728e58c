import clsx from 'clsx'
import type { ReactNode } from 'react'
import { BrokerPips } from './broker-pips'

interface AsOfWordsProps {
  /** Of each broker, in its own place. */
  pips: readonly boolean[]
  /** As of when, or why that is not known. */
  when: ReactNode
  /** How many answered, or why that is not known. */
  who: ReactNode
  isTroubled: boolean
}

/** One line of a header: how new its figures are, and who answered. */
export function AsOfWords({ pips, when, who, isTroubled }: AsOfWordsProps) {
  return (
    <>
      <BrokerPips answered={pips} />
      <span>
        {when} <span className="max-md:hidden">· </span>
        <span className={clsx(isTroubled && 'font-medium text-stale')}>{who}</span>
      </span>
    </>
  )
}
