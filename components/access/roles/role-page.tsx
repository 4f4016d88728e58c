'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatDay } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import type { RoleItem } from '@/lib/contract/access'
import { buttonClass } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Facts } from '../../ui/facts'
import { ProblemState } from '../../ui/problem'
import { Section } from '../../ui/section'
import { Sentence } from '../../ui/sentence'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { GrantGaps } from '../grant/grant-gaps'
import { GrantList } from '../grant/grant-list'
import { useRoles, useRoleTitle } from '../use-role-title'
import { RemoveRole } from './remove-role'

/** One role: what it allows, who holds it, where it is from. */
export function RolePage({ id }: { id: string }) {
  const t = useTranslations('access')
  const { data, error, refetch } = useRoles()
  const titleOf = useRoleTitle()
  const mayEdit = useMay('roles:write', on.console) === true
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  const role = data.items.find((one) => one.id === id)
  if (!role) return <NoRole id={id} />
  return (
    <>
      <Sentence
        more={t(`originNote.${role.origin}`)}
        aside={
          mayEdit && (
            <span className="flex gap-2">
              <Link href={paths.role(id, 'edit')} className={buttonClass('primary')}>
                {t(role.origin === 'built-in' ? 'editGroups' : 'editRole')}
              </Link>
              {role.edited && <RemoveRole role={role} />}
            </span>
          )
        }
      >
        {t('roleSentence', { title: titleOf(id), people: role.people.length, tokens: role.tokens.length, groups: role.groups.length })}
      </Sentence>
      <Facts
        label={t('roleFacts')}
        facts={[
          { label: t('roleId'), value: role.id },
          { label: t('originHead'), value: t(`origin.${role.origin}`) },
          {
            label: t('lastEdited'),
            value: role.edited ? t('editedAt', { name: role.edited.by, day: formatDay(role.edited.at) }) : t('notEdited'),
          },
          { label: t('givenBy'), value: role.groups.join(', ') || t('noGroups') },
        ]}
      />
      <div className="max-w-240">
        <Section title={t('allows')}>
          <GrantList grants={role.grants} />
          <GrantGaps grants={role.grants} />
        </Section>
        <Section title={t('holders')} note={t('holdersNote')}>
          <Holders role={role} />
        </Section>
      </div>
    </>
  )
}

function Holders({ role: { people, tokens } }: { role: RoleItem }) {
  const t = useTranslations('access')
  if (people.length + tokens.length === 0) return <p className="text-muted">{t('noHolders')}</p>
  const lists = [
    { id: 'people', names: people },
    { id: 'tokens', names: tokens },
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-6 max-md:grid-cols-1">
      {lists.map(({ id, names }) => (
        <div key={id} className="min-w-0">
          <dt className="text-11 text-muted">{t(id)}</dt>
          <dd>
            {names.length === 0 ? (
              '–'
            ) : (
              <ul>
                {names.map((name) => (
                  <li key={name} className="border-b border-line py-1 wrap-anywhere">
                    {name}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** There is none of this id, or there is none any more. */
export function NoRole({ id }: { id: string }) {
  const t = useTranslations('access')
  return (
    <EmptyState
      title={t('noRoleTitle', { id })}
      actions={
        <Link href={paths.access('roles')} className={buttonClass()}>
          {t('rolesTab')}
        </Link>
      }
    >
      {t('noRoleDetail')}
    </EmptyState>
  )
}
