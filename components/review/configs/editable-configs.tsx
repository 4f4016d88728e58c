'use client'

import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { type ReactNode, useId, useRef, useState } from 'react'
import type { InCluster } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { configsSearch } from '../../data-table/configs-search'
import { ConfigsTable } from '../../data-table/configs-table'
import type { RowEditing } from '../../data-table/row-editing'
import type { ShownConfig } from '../../data-table/shown-config'
import { useWhyNot } from '../may'
import { WhyNotNote } from '../why-not-note'
import { EditControl } from './edit-control'
import { EditingLine } from './editing-line'
import { StagedBar } from './staged-bar'
import { type Layer, type Staged, withEdit, withoutEdit } from './staged-configs'
import { StagedValue } from './staged-value'

const loadEditor = () => import('./config-editor')
const ConfigEditor = dynamic(() => loadEditor().then((parts) => parts.ConfigEditor))
const ConfigureDialog = dynamic(() => import('./configure-dialog').then((parts) => parts.ConfigureDialog))

interface EditableConfigsProps {
  label: string
  /** undefined while loading. */
  configs: readonly ShownConfig[] | undefined
  comparedWith?: readonly number[] | undefined
  /** Beside the filter. */
  aside?: ReactNode
  /** Whose they are. */
  resource: InCluster
  permission: Permission
  /** The act as the subject of a sentence: "Changing configs". */
  act: string
  /** What is sent, but for the edits. */
  change: { kind: string; title: ReactNode; verb: string; target: Readonly<Record<string, string | number>> }
  /** Where the edits are set. */
  layer: Layer
  staged: Staged
  onStaged: (staged: Staged) => void
}

/** Configs that are edited in their rows; what is to change is gathered, and goes to the cluster as one change. */
export function EditableConfigs(props: EditableConfigsProps) {
  const { resource, label, configs, comparedWith, aside, permission, act, change, layer, staged, onStaged } = props
  const whyNot = useWhyNot(resource, permission, act)
  const whyNotId = useId()
  const [, setSearch] = useQueryStates(configsSearch)
  const [editing, setEditing] = useState<string | null>(null)
  const [isReviewing, setIsReviewing] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const names = Object.keys(staged)

  const edit = (name: string) => {
    setEditing(name)
    void setSearch({ open: name })
  }
  /** The row is closed, and what was focused in it is gone: its name takes the focus. */
  const leave = (name: string) => {
    setEditing(null)
    void setSearch({ open: null })
    box.current?.querySelector<HTMLElement>(`[data-config="${CSS.escape(name)}"]`)?.focus()
  }
  const discard = (name: string) => {
    onStaged(withoutEdit(staged, name))
    leave(name)
  }
  const stage = (config: ShownConfig, value: string | null) => {
    onStaged(withEdit(staged, config, layer, value))
    leave(config.name)
  }
  const row = (config: ShownConfig): RowEditing => {
    const value = staged[config.name]
    return {
      control: (
        <EditControl
          config={config}
          whyNotId={whyNot === null ? null : whyNotId}
          isStaged={value !== undefined}
          onNear={() => void loadEditor()}
          onEdit={() => edit(config.name)}
          onDiscard={() => discard(config.name)}
        />
      ),
      next: value === undefined ? null : <StagedValue config={config} layer={layer} value={value} />,
      editor:
        editing === config.name ? (
          <ConfigEditor
            config={config}
            first={value ?? config.value ?? ''}
            onDone={(text) => stage(config, text)}
            onCancel={() => leave(config.name)}
          />
        ) : (
          <EditingLine
            config={config}
            layer={layer}
            whyNot={whyNot}
            staged={value}
            onEdit={() => edit(config.name)}
            onReset={() => stage(config, null)}
            onDiscard={() => discard(config.name)}
          />
        ),
    }
  }
  return (
    <div ref={box}>
      <WhyNotNote id={whyNotId} resource={resource} permission={permission} act={act} />
      <ConfigsTable label={label} configs={configs} comparedWith={comparedWith} aside={aside} edit={row} />
      {names.length > 0 && <StagedBar names={names} onReview={() => setIsReviewing(true)} onDiscard={() => onStaged({})} />}
      {isReviewing && configs && (
        <ConfigureDialog
          cluster={resource.cluster}
          {...change}
          configs={configs}
          layer={layer}
          staged={staged}
          onStaged={onStaged}
          onOver={({ state }) => state === 'done' && onStaged({})}
          onClose={() => setIsReviewing(false)}
        />
      )}
    </div>
  )
}
