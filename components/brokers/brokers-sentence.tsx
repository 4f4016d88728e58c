'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatCount, formatWhen } from '@/lib/client/format'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'
import { awaySince } from './broker-filter'

/** How many answer, which do not, since when and why. */
export function BrokersSentence({ brokers, asOf }: { brokers: readonly BrokerItem[]; asOf: string }) {
  const t = useTranslations('brokers')
  const away = brokers.filter((broker) => broker.status !== 'up')
  const [first] = away
  const strong = (words: ReactNode) => <span className="text-danger">{words}</span>
  const named = (broker: BrokerItem) => t('sentence.named', { id: String(broker.id), rack: broker.rack ?? 'none' })
  const since = (broker: BrokerItem) => {
    const at = awaySince(broker)
    return at === null ? 'none' : formatWhen(at, asOf)
  }
  const trouble = (broker: BrokerItem) =>
    broker.status === 'fenced'
      ? t.rich('sentence.fenced', { strong, broker: named(broker), since: since(broker) })
      : t.rich('sentence.notAnswering', {
          strong,
          broker: named(broker),
          since: since(broker),
          error: broker.error?.name ?? 'none',
          message: broker.error?.message ?? '',
        })
  const each = away.map((broker) =>
    t('more.each', {
      broker: named(broker).replace(/^b/, 'B'),
      since: since(broker),
      why:
        broker.status === 'fenced' ? t('more.fencedWhy') : broker.error ? `${broker.error.name}, ${broker.error.message}` : t('more.noWhy'),
    }),
  )
  const controller = brokers.find((broker) => broker.controller)
  const outOfSync = brokers.reduce((sum, broker) => sum + broker.outOfSync, 0)
  const facts = [
    ...(away.length > 1 ? each : []),
    t('more.outOfSync', { count: outOfSync, shown: formatCount(outOfSync) }),
    controller && t('more.controller', { id: String(controller.id) }),
  ]
  return (
    <Sentence more={facts.filter(Boolean).join(' ')}>
      <StatusIcon status={first?.status ?? 'up'} size={20} className="mr-2 align-[-3px]" />
      {first ? (
        <>
          {t('sentence.part', { up: brokers.length - away.length, total: brokers.length })}{' '}
          {away.length === 1
            ? trouble(first)
            : t.rich('sentence.many', {
                strong,
                ids: away
                  .map((broker) => broker.id)
                  .toSorted((a, b) => a - b)
                  .join(', '),
              })}
        </>
      ) : (
        t('sentence.fine', { total: brokers.length })
      )}
    </Sentence>
  )
}
