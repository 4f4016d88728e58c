import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { AclItem } from '@/lib/contract/acls'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../../data-table/columns'
import { NameCell } from '../../data-table/name-cell'
import { useAclWords } from '../use-acl-words'
import { PermissionWord } from './permission-word'
import { ResourceName } from './resource-name'

/** One column for each part of a rule. `menu`: what can be done with it. */
export function useRuleColumns(cluster: string, menu: (rule: AclItem) => ReactNode): readonly DataColumn<AclItem>[] {
  const t = useTranslations('acls.rules')
  const words = useAclWords()
  return useMemo(
    () => [
      {
        id: 'permission',
        head: t('permission'),
        width: 84,
        phoneWidth: 84,
        isSortable: true,
        cell: ({ permission }) => <PermissionWord permission={permission} />,
        text: ({ permission }) => permission,
      },
      {
        id: 'principal',
        head: t('principal'),
        isSortable: true,
        cell: (rule) => (
          <NameCell
            name={words.principal(rule.principal)}
            href={paths.acls(cluster, { view: 'rules', principal: rule.principal })}
            sub={t('sub', { operation: words.operation(rule.operation), resource: words.column(rule) })}
          />
        ),
        text: ({ principal }) => principal,
      },
      {
        id: 'operation',
        head: t('operation'),
        width: 122,
        hideBelow: 'md',
        isSortable: true,
        cell: ({ operation }) => words.operation(operation),
        text: ({ operation }) => operation,
      },
      {
        id: 'resourceType',
        head: t('type'),
        width: 112,
        hideBelow: 'md',
        isSortable: true,
        cell: ({ resourceType }) => <span className="text-muted">{words.type(resourceType)}</span>,
        text: ({ resourceType }) => resourceType,
      },
      {
        id: 'resourceName',
        head: t('resource'),
        hideBelow: 'md',
        isSortable: true,
        cell: (rule) => <ResourceName {...rule} />,
        text: ({ resourceName, patternType }) => `${resourceName} ${patternType}`,
      },
      {
        id: 'host',
        head: t('host'),
        width: 112,
        hideBelow: 'md',
        isSortable: true,
        cell: ({ host }) => (host === '*' ? <span className="text-muted">{t('anyHost')}</span> : host),
        text: ({ host }) => host,
      },
      { id: 'menu', head: '', headLabel: t('actions'), width: 50, phoneWidth: 52, align: 'end', cell: menu },
    ],
    [t, words, cluster, menu],
  )
}
