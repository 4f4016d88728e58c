'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cutMiddle, formatPercent, formatRoughDuration } from '@/lib/client/format'
import type { Board } from '@/lib/contract/boards'
import { Sentence } from '../ui/sentence'
import { Announced } from './announced'
import { formatLongMoment } from './board-times'
import { knownPart, knownSeconds, sumOfKept, unknownPercent } from './kept'
import { orderOfNeed } from './order-of-need'

const MOST_NAMED = 3
const LONGEST_TITLE = 48

/** Which services are late and by how much, and what was kept of the last 24 hours. */
export function BoardSentence({ board, aside }: { board: Board; aside?: ReactNode }) {
  const t = useTranslations('boards')
  const words = useWords(board.services)
  const day = sumOfKept(board.services.map(({ kept }) => kept.day))
  const more = t('sentence.ofDay', {
    part: knownPart(day),
    percent: formatPercent(day.percent ?? 0),
    unknown: formatPercent(unknownPercent(day) ?? 0),
    known: formatRoughDuration(knownSeconds(day) / Math.max(1, board.services.length)),
    services: board.services.length,
    day: formatLongMoment(board.asOf),
  })
  return (
    <>
      <Sentence more={more} aside={aside}>
        {words}
      </Sentence>
      <Announced state={troubleOf(board.services)} words={words} />
    </>
  )
}

/** Which services are late or unknown, whatever the figures. */
function troubleOf(services: Board['services']): string {
  const inTrouble = services.filter(({ state }) => state === 'missed' || state === 'unknown')
  return inTrouble
    .map(({ id, state }) => `${id} ${state}`)
    .toSorted()
    .join()
}

function useWords(services: Board['services']): string {
  const t = useTranslations('boards.sentence')
  const total = services.length
  const unknown = services.filter(({ state }) => state === 'unknown').length
  const late = orderOfNeed(services).filter(({ state }) => state === 'missed')
  if (late.length > 0) {
    const names = late
      .slice(0, MOST_NAMED)
      .map(({ title, secondsBehind }) =>
        secondsBehind === null
          ? t('nameOnly', { title: cutMiddle(title, LONGEST_TITLE) })
          : t('name', { title: cutMiddle(title, LONGEST_TITLE), behind: formatRoughDuration(secondsBehind) }),
      )
      .join(', ')
    const words =
      total === 1 ? t('lateOne', { names }) : t('late', { late: late.length, total, names, more: Math.max(0, late.length - MOST_NAMED) })
    return unknown > 0 ? `${words} ${t('alsoUnknown', { count: unknown })}` : words
  }
  if (unknown === 0) return t('kept', { total })
  return unknown === total ? t('unknown', { total }) : t('keptSome', { kept: total - unknown, total, unknown })
}
