'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { on } from '@/lib/domain/access/on'
import { ChangeButton } from '../review/change-button'
import { preloadChangeDialog } from '../review/change-dialog'
import { WriteItem } from '../review/write-item'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import { useAclChange } from './use-acl-change'

const load = () => import('./change/acl-change-dialog')
const AclChangeDialog = dynamic(() => load().then((parts) => parts.AclChangeDialog))

/** New rules, by hand or from a file, and the dialog that the URL says is open. */
export function AclsActions({ cluster }: { cluster: string }) {
  const t = useTranslations('acls')
  const { change, rule, open, close } = useAclChange()
  const write = { resource: on.cluster(cluster), permission: 'acls:write', act: t('act') } as const
  const preload = () => {
    void load()
    preloadChangeDialog()
  }
  return (
    <>
      <ChangeButton
        {...write}
        look="primary"
        icon="plus"
        load={load}
        onOpen={() => open('create')}
        dialog={change !== null && <AclChangeDialog change={change} rule={rule} cluster={cluster} onClose={close} />}
      >
        {t('change.new')}
      </ChangeButton>
      <Menu
        align="end"
        trigger={
          <button type="button" className={`${buttonClass('plain', true)} max-md:size-9`} aria-label={t('more')} onPointerDown={preload}>
            <Icon name="more" />
          </button>
        }
      >
        <WriteItem {...write} onSelect={() => open('import')}>
          {t('change.importOpen')}
        </WriteItem>
      </Menu>
    </>
  )
}
