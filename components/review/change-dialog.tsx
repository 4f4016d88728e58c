'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { ChangeDialogProps } from './change-dialog-props'

export type { ChangeDialogProps, ChooseForm } from './change-dialog-props'

const load = () => import('./review-dialog')
const ReviewDialog = dynamic(() => load().then((parts) => parts.ReviewDialog))

/** Fetches the dialog's code before it is needed; for `onPointerEnter` and `onFocus` of what opens it. */
export function preloadChangeDialog(): void {
  void load()
}

/** The one dialog through which every write goes: choose, review, apply, verify. Rendered while it is open; none of it is in a page's first load. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  return <ReviewDialog {...props} />
}
