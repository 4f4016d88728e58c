'use client'

import { useTranslations } from 'next-intl'
import type { AccessAnswer } from '@/lib/contract/acls'
import { useAclWords } from '../use-acl-words'
import { useBecauseWords } from './because-words'

const MOST_NAMES = 5

/** What becomes of it without the rule that decides, and who would notice. */
export function IfGone({ answer, principal }: { answer: AccessAnswer; principal: string }) {
  const t = useTranslations('acls.explain')
  const words = useAclWords()
  const because = useBecauseWords()
  const { without, binding, running } = answer
  if (!without || !binding) return null
  const who = words.principal(principal)
  const isLost = binding.permission === 'ALLOW' && without.answer === 'denied'
  const groups = running.groups.slice(0, MOST_NAMES).map(({ id, members, hosts }) =>
    t('member', {
      group: id,
      members,
      hosts:
        hosts.length === 0
          ? 'none'
          : hosts
              .slice(0, 2)
              .map((host) => host.replace(/^\//, ''))
              .join(', '),
    }),
  )
  return (
    <section className="mt-4">
      <h3 className="font-strong">{t('ifGone')}</h3>
      <p className="mt-1 text-muted">
        {t(`${binding.permission === 'DENY' ? 'withoutDeny' : 'without'}.${without.answer}`, {
          who,
          because: because(without, answer.authorizer.className),
        })}
      </p>
      {isLost && (groups.length > 0 || running.transactionalIds.length > 0) && (
        <p className="mt-1 text-muted">
          {groups.length > 0 && t('running', { names: groups.join('; ') })}{' '}
          {running.transactionalIds.length > 0 && t('transactional', { names: running.transactionalIds.slice(0, MOST_NAMES).join(', ') })}{' '}
          {!running.isKnown && t('runningUnknown', { who })}
        </p>
      )}
    </section>
  )
}
