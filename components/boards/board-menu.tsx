'use client'

import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { paths } from '@/lib/client/paths'
import { buttonClass } from '../ui/button'
import { Icon, type IconName } from '../ui/icon'
import { Menu, MenuItem } from '../ui/menu'
import { WhoElse } from '../review/who-else'
import { BOARDS_NEED, type BoardAct, useWhyNotBoards } from './use-why-not-boards'

/** What is done to boards now and then; who may not is told why. */
export function BoardMenu({ board }: { board: string }) {
  const t = useTranslations('boards')
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" aria-label={t('more')} title={t('more')} className={buttonClass('plain', true)}>
          <Icon name="more" />
        </button>
      }
    >
      <Item act="edit" icon="settings" href={paths.board(board, 'edit')} label={t('edit')} />
      <Item act="create" icon="plus" href={paths.newBoard()} label={t('newBoard')} />
    </Menu>
  )
}

function Item({ act, icon, href, label }: { act: BoardAct; icon: IconName; href: Route; label: string }) {
  const router = useRouter()
  const why = useWhyNotBoards(act)
  return (
    <MenuItem
      icon={icon}
      whyNot={
        why && (
          <>
            {why} <WhoElse needs={BOARDS_NEED} isAsked />
          </>
        )
      }
      onSelect={() => router.push(href)}
    >
      {label}
    </MenuItem>
  )
}
