'use client'

import { useTranslations } from 'next-intl'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { bindingKey } from '../binding-key'
import { PermissionWord } from '../rules/permission-word'
import { useAclWords } from '../use-acl-words'

/** The rules that what is typed so far would make. */
export function RulesMade({ rules }: { rules: readonly AclBinding[] }) {
  const t = useTranslations('acls.change')
  const words = useAclWords()
  return (
    <section aria-live="polite" className="min-w-0">
      <h3 className="mb-1 text-12 font-medium">{t('makes', { count: rules.length })}</h3>
      {rules.length > 0 && (
        <ul className="border-t border-line-strong">
          {rules.map((rule) => (
            <li key={bindingKey(rule)} className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5">
              <PermissionWord permission={rule.permission} />
              <span className="min-w-0 wrap-anywhere">
                <b className="font-medium">{words.principal(rule.principal)}</b> {words.operation(rule.operation)}, {words.pattern(rule)}
                {rule.host !== '*' && <span className="text-muted">, {rule.host}</span>}
                <span className="block text-12 text-muted">
                  {rule.operation} {rule.resourceType} {rule.patternType}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
