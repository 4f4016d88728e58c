'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import type { GroupDetail } from '@/lib/contract/groups'
import { useHotkey } from '@/lib/client/use-hotkey'
import { preloadChangeDialog } from '../review/change-dialog'
import { useMay, useWhyNot } from '../review/may'
import { WriteButton } from '../review/write-button'
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
  const isAllowed = useMay(permission) === true
  const whyNot = {
    'offsets:write': useWhyNot(cluster, 'offsets:write', t('act.offsets')),
    'groups:write': useWhyNot(cluster, 'groups:write', t('act.group')),
  }
  useHotkey('r', () => {
    if (whyNot['offsets:write'] === null && change === null) open('reset')
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
        cluster={cluster}
        permission="offsets:write"
        act={t('act.offsets')}
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
        {whyNot['offsets:write'] === null && (
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
          <MenuItem key={one} onSelect={() => open(one)} whyNot={whyNot[PERMISSION_OF[one]]}>
            {t(`menu.${one}`)}
          </MenuItem>
        ))}
      </Menu>
      {change !== null && isAllowed && whyNot[permission] === null && (
        <GroupChangeDialog change={change} member={member} cluster={cluster} group={group} onClose={close} />
      )}
    </div>
  )
}
