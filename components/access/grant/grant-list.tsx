'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Grant } from '@/lib/domain/access/grant'
import { Icon } from '../../ui/icon'
import { type GrantSentence, sentencesOf } from './grant-sentences'
import { useActWords } from './use-act-words'

/** What grants allow, in sentences. */
export function GrantList({ grants }: { grants: readonly Grant[] }) {
  const sentences = grants.flatMap((grant, index) => sentencesOf(grant).map((sentence, at) => ({ key: `${index}-${at}`, sentence })))
  return (
    <ul className="grid gap-1.5">
      {sentences.map(({ key, sentence }) => (
        <li key={key}>
          <GrantLine sentence={sentence} />
        </li>
      ))}
    </ul>
  )
}

function GrantLine({ sentence: { acts, of, names, clusters, isVain } }: { sentence: GrantSentence }) {
  const t = useTranslations('access.grant')
  const said = useActWords()(acts)
  const isNone = names?.length === 0
  const values = {
    acts: said,
    names: () => <Patterns patterns={names ?? []} />,
    clusters: () => <Patterns patterns={clusters ?? []} />,
    b: (words: ReactNode) => <b className="font-medium">{words}</b>,
    where: clusters === null ? 'everywhere' : 'some',
    of: of ?? 'none',
  }
  return (
    <span className="flex min-w-0 items-start gap-2">
      <Icon name={isNone ? 'triangle' : 'check'} className={isNone ? 'mt-0.5 shrink-0 text-warn' : 'mt-0.5 shrink-0 text-ok'} />
      <span className="min-w-0 break-words">
        {isVain
          ? t.rich('vain', values)
          : isNone
            ? t.rich('noName', values)
            : names === null
              ? t.rich('any', values)
              : t.rich('named', values)}
      </span>
    </span>
  )
}

/** Names and patterns as they were written. */
function Patterns({ patterns }: { patterns: readonly string[] }) {
  return patterns.map((pattern, index) => (
    <span key={pattern}>
      {index > 0 && ' '}
      <span className="rounded-1 bg-sunken px-1 py-px normal-nums wrap-anywhere">{pattern}</span>
    </span>
  ))
}
