'use client'

import { BoardEditor } from './board-editor'
import { MayEdit } from './may-edit'

export function NewPage() {
  return (
    <MayEdit>
      <BoardEditor board={null} first={{ name: '', services: [] }} />
    </MayEdit>
  )
}
