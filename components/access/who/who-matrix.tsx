'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { PERMISSION_GROUPS, type PermissionGroup } from '@/lib/domain/access/permission-names'
import type { Permission } from '@/lib/domain/access/permissions'
import { heldOn } from '@/lib/domain/access/reach'
import { Icon } from '../../ui/icon'
import { LongName } from '../../ui/long-name'
import { SearchInput } from '../../ui/search-input'
import { useActWords } from '../grant/use-act-words'
import type { Holder } from './holders'
import { ReachMark } from './reach-mark'
import type { usePlace } from './use-place'

const MOST_ROWS = 200
const FEW = 12
export const KIND_ICONS = { person: 'person', group: 'groups', token: 'lock' } as const

interface WhoMatrixProps {
  place: ReturnType<typeof usePlace>
  holders: readonly Holder[]
  who: Holder | null
  /** An act is asked about, not all of them. */
  isAct: boolean
}

/** Everybody down, everything across. Heads are buttons: one of each asks about the cell where they meet. */
export function WhoMatrix({ place, holders, who, isAct }: WhoMatrixProps) {
  const t = useTranslations('access.who')
  const tBand = useTranslations('access.band')
  const words = useActWords()
  const { search, setSearch, acts, act, resource } = place
  const bands = (Object.entries(PERMISSION_GROUPS) as [PermissionGroup, readonly Permission[]][])
    .map(([group, permissions]) => ({ group, acts: permissions.filter((permission) => acts.includes(permission)) }))
    .filter((band) => band.acts.length > 0)
  const columns = bands.flatMap((band) => band.acts.map((one, at) => ({ act: one, isFirst: at === 0 })))
  const matching = holders.filter(({ name }) => name.toLowerCase().includes(search.q.toLowerCase()))
  const rows = matching.slice(0, MOST_ROWS)
  return (
    <div className="min-w-0 pr-6 max-xl:pr-0 max-md:hidden">
      {holders.length > FEW && (
        <div className="mb-2 flex">
          <SearchInput label={t('filter')} placeholder={t('filter')} value={search.q} onChange={(q) => void setSearch({ q: q || null })} />
        </div>
      )}
      <div className="overflow-x-auto border-t border-line-strong">
        <table aria-label={t('label', { place: place.words })} className="border-separate border-spacing-0">
          <thead>
            <tr>
              <td aria-hidden="true" className="sticky left-0 z-10 bg-surface" />
              {bands.map((band) => (
                <th
                  key={band.group}
                  colSpan={band.acts.length}
                  scope="colgroup"
                  className="border-l border-line px-2 pt-1.5 text-left text-11 font-regular whitespace-nowrap text-muted"
                >
                  {tBand(band.group)}
                </th>
              ))}
            </tr>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 border-b border-line-strong bg-surface pr-4 pb-1.5 text-left align-bottom text-11 font-regular text-muted"
              >
                {t('holder')}
              </th>
              {columns.map((column) => (
                <th
                  key={column.act}
                  scope="col"
                  className={clsx(
                    'h-36 w-9 min-w-9 border-b border-l border-b-line-strong border-l-line p-0 align-bottom',
                    isAct && column.act === act && 'bg-selected',
                  )}
                >
                  <button
                    type="button"
                    aria-pressed={isAct && column.act === act}
                    onClick={() => void setSearch({ act: column.act })}
                    className={clsx(
                      'mx-auto flex h-36 items-center py-2 text-12 whitespace-nowrap [writing-mode:vertical-rl] [transform:rotate(180deg)] hover:text-accent',
                      isAct && column.act === act ? 'font-medium text-accent' : 'font-regular',
                    )}
                  >
                    {words([column.act])}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((holder) => {
              const isWho = holder.key === who?.key
              return (
                <tr key={holder.key} className="group/row">
                  <th
                    scope="row"
                    className={clsx(
                      'sticky left-0 z-10 border-b border-line p-0 text-left',
                      isWho ? 'bg-selected' : 'bg-surface group-hover/row:bg-hover',
                    )}
                  >
                    <button
                      type="button"
                      aria-pressed={isWho}
                      onClick={() => void setSearch({ who: isWho ? null : holder.key })}
                      className={clsx(
                        'flex h-7.5 w-56 items-center gap-2 pr-3 text-left hover:text-accent',
                        isWho ? 'font-medium text-accent' : 'font-regular',
                      )}
                    >
                      <Icon name={KIND_ICONS[holder.kind]} className="shrink-0 text-faint" />
                      <span className="unseen">{t(`kind.${holder.kind}`)}</span>
                      <span className="flex min-w-0 flex-1">
                        <LongName>{holder.name}</LongName>
                      </span>
                    </button>
                  </th>
                  {columns.map((column) => {
                    const { reach } = heldOn(holder, column.act, resource)
                    const isCell = isAct && isWho && column.act === act
                    return (
                      <td
                        key={column.act}
                        className={clsx(
                          'border-b border-l border-line p-0 text-center align-middle',
                          isCell
                            ? 'bg-accent-tint outline-2 -outline-offset-1 outline-accent'
                            : isWho || (isAct && column.act === act)
                              ? 'bg-selected'
                              : 'group-hover/row:bg-hover',
                        )}
                      >
                        <ReachMark reach={reach} />
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-muted">
        <span>{t('shown', { count: rows.length, all: holders.length })}</span>
        <span className="flex items-center gap-1">
          <Icon name="check" className="text-ok" /> {t('legendAll')}
        </span>
        <span className="flex items-center gap-1">
          <Icon name="half-disc" className="text-accent" /> {t('legendSome')}
        </span>
        {(['person', 'group', 'token'] as const).map((kind) => (
          <span key={kind} className="flex items-center gap-1">
            <Icon name={KIND_ICONS[kind]} className="text-faint" /> {t(`kind.${kind}`)}
          </span>
        ))}
      </p>
    </div>
  )
}
