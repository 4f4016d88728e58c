'use client'

import { useTranslations } from 'next-intl'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../../review/change-dialog'
import { WriteItem } from '../../review/write-item'
import { buttonClass } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Menu, MenuItem, MenuLine } from '../../ui/menu'
import { useAclWords } from '../use-acl-words'
import type { AclChange } from '../search-params'

interface RuleMenuProps {
  cluster: string
  rule: AclBinding
  onExplain: (rule: AclBinding) => void
  onChange: (change: AclChange, rule: AclBinding) => void
}

/** What can be done with one rule. */
export function RuleMenu({ cluster, rule, onExplain, onChange }: RuleMenuProps) {
  const t = useTranslations('acls.rules')
  const tAcls = useTranslations('acls')
  const words = useAclWords()
  const write = { resource: on.cluster(cluster), permission: 'acls:write', act: tAcls('act') } as const
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={`${buttonClass('quiet', true)} size-6! max-md:size-9!`}
          aria-label={`${t('actions')}: ${words.principal(rule.principal)}, ${words.rule(rule)}`}
          onPointerDown={preloadChangeDialog}
        >
          <Icon name="more" />
        </button>
      }
    >
      <MenuItem onSelect={() => onExplain(rule)}>{t('explain')}</MenuItem>
      <MenuLine />
      <WriteItem {...write} onSelect={() => onChange('edit', rule)}>
        {t('edit')}
      </WriteItem>
      <WriteItem {...write} onSelect={() => onChange('remove', rule)}>
        {t('remove')}
      </WriteItem>
    </Menu>
  )
}
