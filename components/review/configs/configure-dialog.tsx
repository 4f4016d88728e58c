'use client'

import type { ReactNode } from 'react'
import type { Change } from '@/lib/contract/changes'
import type { ConfigEntry } from '@/lib/contract/configs'
import { ChangeDialog } from '../change-dialog'
import { StagedForm } from './staged-form'
import type { Layer, Staged } from './staged-configs'

interface ConfigureDialogProps {
  cluster: string
  kind: string
  title: ReactNode
  verb: string
  configs: readonly ConfigEntry[]
  layer: Layer
  staged: Staged
  onStaged: (staged: Staged) => void
  target: Readonly<Record<string, string | number>>
  onOver: (change: Change) => void
  onClose: () => void
}

/** The way of staged edits to the cluster. */
export function ConfigureDialog({ cluster, kind, title, verb, onOver, onClose, ...edits }: ConfigureDialogProps) {
  return (
    <ChangeDialog
      cluster={cluster}
      kind={kind}
      title={title}
      verb={{ apply: verb }}
      choose={(form) => <StagedForm {...edits} {...form} />}
      onOver={onOver}
      onClose={onClose}
    />
  )
}
