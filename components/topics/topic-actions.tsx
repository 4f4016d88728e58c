'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import type { TopicDetail } from '@/lib/contract/topics'
import { preloadChangeDialog } from '../review/change-dialog'
import { useMayWrite } from '../review/may'
import { WriteItem } from '../review/write-item'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuLine } from '../ui/menu'
import { type TopicChange, topicChangeSearch } from './search-params'

const load = () => import('./change/topic-change-dialog')
const TopicChangeDialog = dynamic(() => load().then((parts) => parts.TopicChangeDialog))

/** What each of them needs; the server asks for the same. */
const PERMISSION_OF = {
  'add-partitions': 'topics:write',
  'delete-records': 'records:delete',
  delete: 'topics:write',
} as const satisfies Record<TopicChange, string>

/** What can be done to this topic, and the dialog that the URL says is open. */
export function TopicActions({ cluster, detail }: { cluster: string; detail: TopicDetail }) {
  const t = useTranslations('topicChange')
  const [{ change }, setSearch] = useQueryStates(topicChangeSearch)
  const resource = on.topic(cluster, detail.topic.id)
  const mayWrite = useMayWrite(resource, PERMISSION_OF[change ?? 'delete'])
  const act = { 'topics:write': t('act.topics'), 'records:delete': t('act.records') }
  const whyNobody = detail.topic.internal ? t('internal') : null
  // A step of the history: Back closes the dialog.
  const open = (next: TopicChange) => void setSearch({ change: next }, { history: 'push' })
  const item = (one: TopicChange) => (
    <WriteItem
      resource={resource}
      permission={PERMISSION_OF[one]}
      act={act[PERMISSION_OF[one]]}
      whyNobody={whyNobody}
      onSelect={() => open(one)}
    >
      {t(`menu.${one}`)}
    </WriteItem>
  )
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className={`${buttonClass('plain', true)} shrink-0 max-md:size-9`}
            aria-label={t('more')}
            onPointerDown={() => {
              void load()
              preloadChangeDialog()
            }}
          >
            <Icon name="more" />
          </button>
        }
      >
        {item('add-partitions')}
        {item('delete-records')}
        <MenuLine />
        {item('delete')}
      </Menu>
      {change !== null && mayWrite && whyNobody === null && (
        <TopicChangeDialog change={change} cluster={cluster} detail={detail} onClose={() => void setSearch({ change: null })} />
      )}
    </>
  )
}
