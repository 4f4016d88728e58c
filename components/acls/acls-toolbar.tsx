'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ACL_RESOURCE_TYPES } from '@/lib/domain/access/acl-words'
import { FilterChips } from '../data-table/filter-chips'
import { FilterInput } from '../data-table/filter-input'
import { buttonClass } from '../ui/button'
import { Facet } from '../ui/facet'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import type { AclsSearch } from './acls-filter'

interface AclsToolbarProps {
  search: AclsSearch
  onChange: (change: Partial<AclsSearch>) => void
  /** undefined while they are not known. */
  rules: number | undefined
  findings: number | undefined
  /** At the right end. */
  children: ReactNode
}

const ANY = ''

/** What is looked at, and how. */
export function AclsToolbar({ search, onChange, rules, findings, children }: AclsToolbarProps) {
  const t = useTranslations('acls')
  const { view, q, principal, type } = search
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={q} onChange={(next) => onChange({ q: next })} />
        <Facet
          label={t('views.label')}
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={[
            { value: 'matrix', label: t('views.matrix') },
            { value: 'rules', label: t('views.rules'), count: rules ?? null },
            {
              value: 'findings',
              label: t('views.findings'),
              count: findings ?? null,
              icon: findings ? <Icon name="triangle" className="text-warn-mark" /> : undefined,
            },
          ]}
        />
        {view !== 'findings' && (
          <Menu
            trigger={
              <button type="button" className={buttonClass()}>
                {type ? t(`types.${type}`) : t('anyType')}
                <Icon name="chevron-down" size={14} />
              </button>
            }
          >
            <MenuChoice
              label={t('type')}
              value={type ?? ANY}
              onChange={(next) => onChange({ type: ACL_RESOURCE_TYPES.find((one) => one === next) ?? null })}
              options={[{ value: ANY, label: t('anyType') }, ...ACL_RESOURCE_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))]}
            />
          </Menu>
        )}
        <div className="ml-auto flex flex-wrap items-start justify-end gap-2">{children}</div>
      </div>
      <FilterChips
        filters={principal === null ? [] : [{ id: 'principal', word: t('onlyPrincipal', { principal }), off: { principal: null } }]}
        labelOf={() => t('clearPrincipal', { principal: principal ?? '' })}
        onChange={onChange}
      />
    </>
  )
}
