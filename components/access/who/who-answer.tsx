'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { heldOn } from '@/lib/domain/access/reach'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { GrantList } from '../grant/grant-list'
import { useActWords } from '../grant/use-act-words'
import { useRoleTitle } from '../use-role-title'
import type { Holder } from './holders'
import { ReachMark } from './reach-mark'
import type { usePlace } from './use-place'
import { KIND_ICONS } from './who-matrix'

interface WhoAnswerProps {
  place: ReturnType<typeof usePlace>
  /** Who may do the act. */
  holders: readonly Holder[]
  who: Holder | null
  isAct: boolean
}

const MOST_LISTED = 100

/** The answer, and by which role: one right of one, all of one, or one right of all. */
export function WhoAnswer({ place, holders, who, isAct }: WhoAnswerProps) {
  const t = useTranslations('access.who')
  const words = useActWords()
  return (
    <section aria-label={t('answer')} className="min-w-0 border-l border-line pl-6 max-xl:mt-6 max-xl:border-0 max-xl:pl-0">
      {who && isAct ? <Decision place={place} who={who} /> : null}
      {who && !isAct ? <AllOf place={place} who={who} /> : null}
      {who === null || isAct ? (
        <>
          <h2 className={who ? 'mt-6 mb-1.5' : 'mb-1.5'}>{t('whoMay', { act: words([place.act]) })}</h2>
          {holders.length === 0 ? (
            <p className="text-muted">{t('nobody')}</p>
          ) : (
            <HolderList place={place} holders={holders.slice(0, MOST_LISTED)} />
          )}
          {holders.length > MOST_LISTED && (
            <p className="mt-1 text-12 text-muted">{t('further', { count: holders.length - MOST_LISTED })}</p>
          )}
        </>
      ) : null}
    </section>
  )
}

function HolderList({ place, holders }: Pick<WhoAnswerProps, 'place' | 'holders'>) {
  const t = useTranslations('access.who')
  return (
    <ul className="border-t border-line-strong">
      {holders.map((holder) => {
        const held = heldOn(holder, place.act, place.resource)
        return (
          <li key={holder.key} className="flex items-baseline gap-2 border-b border-line py-1.5">
            <Icon name={KIND_ICONS[holder.kind]} className="translate-y-0.5 text-faint" />
            <span className="min-w-0 flex-1 normal-nums wrap-anywhere">
              {t('named', { name: holder.name, kind: holder.kind })}
              <span className="block text-12 text-muted">
                <By roles={held.by} /> {held.reach === 'some' && t('someNames')} {held.isLimited && t('byScope')}
              </span>
            </span>
            <ReachMark reach={held.reach} />
          </li>
        )
      })}
    </ul>
  )
}

function By({ roles }: { roles: readonly { id: string }[] }) {
  const t = useTranslations('access.who')
  const titleOf = useRoleTitle()
  return (
    <>
      {t('by')}{' '}
      {roles.map(({ id }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link href={paths.role(id)} className="link underline underline-offset-2">
            {titleOf(id)}
          </Link>
        </span>
      ))}
    </>
  )
}

/** Yes or no for one act of one holder, and what decides it. */
function Decision({ place: { act, resource }, who }: { place: WhoAnswerProps['place']; who: Holder }) {
  const t = useTranslations('access.who')
  const held = heldOn(who, act, resource)
  const isYes = held.reach !== 'none'
  // Of all that the role allows, what decides this.
  const deciding = held.by
    .flatMap(({ grants }) => grants)
    .filter((grant) => heldOn({ roles: [{ id: '', grants: [grant] }], scope: null }, act, resource).reach !== 'none')
    .map((grant) => ({ ...grant, permissions: [act] }))
  const title = isYes ? (held.reach === 'some' ? t('yesSome') : t('yesAll')) : held.by.length > 0 ? t('noScope') : t('noRole')
  return (
    <>
      <Notice tone={isYes ? 'ok' : 'danger'} icon={isYes ? 'tick' : 'barred'}>
        <b>{t(isYes ? 'yesWord' : 'noWord')}</b> {title}
      </Notice>
      <p className="mt-3 mb-1.5">
        {held.by.length > 0 ? <By roles={held.by} /> : t('holds', { roles: who.roles.map(({ title: name }) => name).join(', ') || '–' })}
      </p>
      <GrantList grants={deciding} />
      {who.scope && (
        <>
          <p className="mt-3 mb-1.5">{t('limitedTo')}</p>
          <GrantList grants={[who.scope]} />
        </>
      )}
    </>
  )
}

/** All that one holder may do there. */
function AllOf({ place: { acts, resource }, who }: { place: WhoAnswerProps['place']; who: Holder }) {
  const t = useTranslations('access.who')
  const words = useActWords()
  return (
    <>
      <h2 className="mb-1.5">{t('mayWhat', { name: who.name, kind: who.kind })}</h2>
      <ul className="border-t border-line-strong">
        {acts.map((act) => {
          const held = heldOn(who, act, resource)
          return (
            <li key={act} className="flex items-baseline gap-2 border-b border-line py-1.5">
              <span className="min-w-0 flex-1">
                <span className={held.reach === 'none' ? 'text-faint' : ''}>{words([act])}</span>
                {held.reach !== 'none' && (
                  <span className="block text-12 text-muted">
                    <By roles={held.by} /> {held.reach === 'some' && t('someNames')} {held.isLimited && t('byScope')}
                  </span>
                )}
              </span>
              <ReachMark reach={held.reach} />
            </li>
          )
        })}
      </ul>
    </>
  )
}
