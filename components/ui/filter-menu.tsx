import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'
import { Menu } from './menu'

/** The filters of a list that are needed now and then, behind one button. */
export function FilterMenu({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={buttonClass()}>
          <Icon name="filter" />
          {title}
        </button>
      }
    >
      {children}
    </Menu>
  )
}
