'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import type { GroupDetail } from '@/lib/contract/groups'
import { on } from '@/lib/domain/access/on'
import { useHotkey } from '@/lib/client/use-hotkey'
import { preloadChangeDialog } from '../review/change-dialog'
import { useMayWrite, useWhyNot } from '../review/may'
import { WriteButton } from '../review/write-button'
import { WriteItem } from '../review/write-item'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import { Menu, MenuItem, MenuLine } from '../ui/menu'
import type { GroupChange } from './search-params'
import { PERMISSION_OF, useGroupChange } from './use-group-change'

const load = () => import('./reset/group-change-dialog')
const GroupChangeDialog = dynamic(() => load().then((parts) => parts.GroupChangeDialog))

/** What is rarely done. */
const IN_THE_MENU: readonly Exclude<GroupChange, 'reset' | 'remove-member'>[] = ['clone', 'delete-offsets', 'delete']

interface GroupActionsProps {
  cluster: string
  group: GroupDetail
}

/** What can be done to this group, and the dialog that the URL says is open. */
export function GroupActions({ cluster, group }: GroupActionsProps) {
  const t = useTranslations('reset')
  const { change, member, open, close } = useGroupChange()
  const permission = PERMISSION_OF[change ?? 'reset']
  const resource = on.group(cluster, group.id)
  const mayWrite = useMayWrite(resource, permission)
  const act = { 'offsets:write': t('act.offsets'), 'groups:write': t('act.group') }
  const whyNoReset = useWhyNot(resource, 'offsets:write', act['offsets:write'])
  useHotkey('r', () => {
    if (whyNoReset === null && change === null) open('reset')
  })
  const preload = () => {
    void load()
    preloadChangeDialog()
  }
  const download = () => void import('./reset/download-offsets').then((parts) => parts.downloadOffsets(group))
  // Kafka takes the empty group id from simple consumers only.
  if (group.id === '') return null
  return (
    <div className="flex items-start gap-2">
      <WriteButton
        resource={resource}
        permission="offsets:write"
        act={act['offsets:write']}
        isWordy
        look="primary"
        icon="back"
        aria-keyshortcuts="r"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => open('reset')}
        className="self-end max-md:h-9 max-md:self-start"
      >
        {t('open')}
        {whyNoReset === null && (
          <span aria-hidden="true" className="max-md:hidden">
            <Kbd>R</Kbd>
          </span>
        )}
      </WriteButton>
      <Menu
        align="end"
        trigger={
          <button type="button" className={`${buttonClass('plain', true)} max-md:size-9`} aria-label={t('more')} onPointerDown={preload}>
            <Icon name="more" />
          </button>
        }
      >
        <MenuItem icon="download" onSelect={download}>
          {t('download')}
        </MenuItem>
        <MenuLine />
        {IN_THE_MENU.filter((one) => one !== 'clone' || group.type !== 'share').map((one) => (
          <WriteItem key={one} resource={resource} permission={PERMISSION_OF[one]} act={act[PERMISSION_OF[one]]} onSelect={() => open(one)}>
            {t(`menu.${one}`)}
          </WriteItem>
        ))}
      </Menu>
      {change !== null && mayWrite && <GroupChangeDialog change={change} member={member} cluster={cluster} group={group} onClose={close} />}
    </div>
  )
}
