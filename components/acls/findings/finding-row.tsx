'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AclFindingItem } from '@/lib/contract/acls'
import { paths } from '@/lib/client/paths'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import { on } from '@/lib/domain/access/on'
import { WriteButton } from '../../review/write-button'
import { buttonClass } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { useAclChange } from '../use-acl-change'
import { useAclWords } from '../use-acl-words'

const LOOKS = {
  'matches-nothing': { icon: 'triangle', color: 'text-warn' },
  'wildcard-grant': { icon: 'triangle', color: 'text-warn' },
  'no-credentials': { icon: 'triangle', color: 'text-warn' },
  'user-without-acls': { icon: 'note', color: 'text-unknown' },
  overlap: { icon: 'note', color: 'text-unknown' },
} as const

/** Nothing but whom it is for, to begin with. */
const NO_RULE = { permission: 'ALLOW', host: '*', resourceType: 'TOPIC', resourceName: '', patternType: 'LITERAL', operation: 'READ' }

/** One thing that is worth a look, why, and what to do about it. */
export function FindingRow({ cluster, finding }: { cluster: string; finding: AclFindingItem }) {
  const t = useTranslations('acls.findings')
  const tAcls = useTranslations('acls')
  const words = useAclWords()
  const { open } = useAclChange()
  const { kind, principal, binding, by, unless } = finding
  const look = LOOKS[kind]
  return (
    <li className="grid grid-cols-[150px_minmax(0,1fr)_auto] items-start gap-x-4 border-b border-line py-2.5 max-md:grid-cols-1 max-md:gap-y-1">
      <span className={`flex items-center gap-1.5 font-medium ${look.color}`}>
        <Icon name={look.icon} />
        {t(`title.${kind}`)}
      </span>
      <span className="min-w-0">
        <span className="font-medium wrap-anywhere">
          {words.principal(principal)}
          {binding && <span className="font-regular">: {words.rule(binding)}</span>}
        </span>
        <span className="block text-12 text-muted">
          {unless.length > 0
            ? t('unless', {
                principal: words.principal(principal),
                list: unless.map((one) => tAcls(`explain.unlessWhat.${one}`)).join(tAcls('explain.or')),
              })
            : t(`text.${kind}`, {
                type: binding?.resourceType ?? '',
                principal: words.principal(principal),
                scope: principal === EVERYONE ? 'anyone' : 'all',
                by: by ? `${words.principal(by.principal)}, ${words.rule(by)}` : '',
              })}
        </span>
      </span>
      {binding ? (
        <WriteButton
          resource={on.cluster(cluster)}
          permission="acls:write"
          act={tAcls('act')}
          aria-label={`${t('remove')} ${words.principal(principal)}, ${words.rule(binding)}`}
          className="max-md:self-start"
          onClick={() => open('remove', binding)}
        >
          {t('remove')}
        </WriteButton>
      ) : kind === 'user-without-acls' ? (
        <WriteButton
          resource={on.cluster(cluster)}
          permission="acls:write"
          act={tAcls('act')}
          className="max-md:self-start"
          onClick={() => open('create', { ...NO_RULE, principal })}
        >
          {t('giveRules')}
        </WriteButton>
      ) : (
        <Link href={paths.acls(cluster, { view: 'rules', principal })} className={`${buttonClass()} max-md:justify-self-start`}>
          {t('itsRules')}
        </Link>
      )}
    </li>
  )
}
