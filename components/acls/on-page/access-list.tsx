'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import type { AclEntry } from '@/lib/contract/acls'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../../data-table/columns'
import { DataTable } from '../../data-table/data-table'
import { NameCell } from '../../data-table/name-cell'
import { EmptyState } from '../../ui/empty-state'
import { isAll } from '../matrix/matrix-of-bindings'
import { PermissionWord } from '../rules/permission-word'
import { useAclWords } from '../use-acl-words'
import { AccessUnknown } from './access-unknown'

interface AccessListProps {
  cluster: string
  type: 'TOPIC' | 'GROUP'
  name: string
  /** The rules that cover it; null: they are not known; undefined while loading. */
  acls: readonly AclEntry[] | null | undefined
}

const keyOf = (rule: AclEntry) => Object.values(rule).join('\t')

/** The rules that cover one resource, each with the question whether it holds. */
export function AccessList({ cluster, type, name, acls }: AccessListProps) {
  const t = useTranslations('acls.onPage')
  const tRules = useTranslations('acls.rules')
  const words = useAclWords()
  const columns = useMemo<readonly DataColumn<AclEntry>[]>(() => {
    const because = (rule: AclEntry) =>
      isAll(rule) ? t('byAll') : rule.patternType === 'PREFIXED' ? t('byPrefix', { name: rule.resourceName }) : t('byName')
    const byText = (text: (rule: AclEntry) => string) => (a: AclEntry, b: AclEntry) => text(a).localeCompare(text(b))
    return [
      {
        id: 'permission',
        head: tRules('permission'),
        width: 96,
        phoneWidth: 88,
        compare: byText(({ permission }) => (permission === 'DENY' ? '0' : '1')),
        cell: ({ permission }) => <PermissionWord permission={permission} />,
      },
      {
        id: 'principal',
        head: tRules('principal'),
        compare: byText(({ principal }) => principal),
        cell: (rule) => (
          <NameCell
            name={words.principal(rule.principal)}
            href={paths.acls(cluster, { view: 'rules', principal: rule.principal })}
            sub={`${words.operation(rule.operation)} · ${because(rule)}`}
          />
        ),
      },
      {
        id: 'operation',
        head: tRules('operation'),
        width: 150,
        hideBelow: 'md',
        compare: byText(({ operation }) => operation),
        cell: ({ operation }) => words.operation(operation),
      },
      {
        id: 'host',
        head: tRules('host'),
        width: 150,
        hideBelow: 'lg',
        compare: byText(({ host }) => host),
        cell: ({ host }) => (host === '*' ? <span className="text-muted">{tRules('anyHost')}</span> : host),
      },
      { id: 'because', head: t('how'), hideBelow: 'md', cell: (rule) => <span className="text-muted">{because(rule)}</span> },
      {
        id: 'explain',
        head: '',
        headLabel: t('explain'),
        width: 84,
        phoneWidth: 76,
        align: 'end',
        cell: ({ principal, operation }) => (
          <Link
            href={paths.acls(cluster, { who: principal, act: operation === 'ALL' ? '' : operation, on: type, name })}
            prefetch={false}
            aria-label={t('explainFor', { principal: words.principal(principal), operation: words.operation(operation) })}
            className="link"
          >
            {t('explain')}
          </Link>
        ),
      },
    ]
  }, [t, tRules, words, cluster, type, name])
  if (acls === null) return <AccessUnknown cluster={cluster} />
  return (
    <DataTable
      label={t('label', { name })}
      columns={columns}
      rows={acls}
      rowId={keyOf}
      rowEdge={({ permission }) => (permission === 'DENY' ? 'danger' : null)}
      initialSort="permission,principal"
      hasSecondLine
      empty={<EmptyState title={t('empty')}>{t('emptyDetail')}</EmptyState>}
    />
  )
}
