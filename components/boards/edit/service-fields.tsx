'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { SelectField } from '../../ui/select-field'
import { TextAreaField } from '../../ui/text-area-field'
import { type DraftFaults, type ServiceDraft, UNITS, type Unit } from './board-draft'
import { MatchingGroups } from './matching-groups'

interface ServiceFieldsProps {
  service: ServiceDraft
  /** From 0. */
  at: number
  count: number
  clusters: readonly { id: string; name: string }[]
  faults: DraftFaults
  onChange: (change: Partial<ServiceDraft>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One service of a board that is being edited. */
export function ServiceFields({ service, at, count, clusters, faults, onChange, onMove, onRemove }: ServiceFieldsProps) {
  const t = useTranslations('boards.editor')
  const { key, title, cluster, groups, amount, unit } = service
  const fault = (field: string) => {
    const code = faults[`${field}-${key}`]
    return code === undefined ? undefined : t(`faults.${code}`)
  }
  const said = title.trim() || t('service', { number: at + 1 })
  return (
    <fieldset
      data-service={key}
      className="grid grid-cols-[minmax(0,1.1fr)_minmax(0,1.4fr)_220px_auto] items-start gap-x-5 gap-y-3 border-b border-line py-4 max-xl:grid-cols-2 max-md:grid-cols-1"
    >
      <legend className="unseen">{said}</legend>
      <div className="grid gap-3">
        <Field
          label={t('serviceTitle')}
          name={`title-${key}`}
          value={title}
          maxLength={80}
          hint={at === 0 && t('titleHint')}
          error={fault('title')}
          autoComplete="off"
          onChange={(event) => onChange({ title: event.target.value })}
        />
        {clusters.length > 1 && (
          <SelectField label={t('cluster')} value={cluster} onChange={(id) => onChange({ cluster: id })}>
            {!clusters.some(({ id }) => id === cluster) && <option value={cluster}>{cluster}</option>}
            {clusters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <TextAreaField
        label={t('groups')}
        name={`groups-${key}`}
        rows={Math.min(6, Math.max(2, groups.split('\n').length))}
        value={groups}
        autoCapitalize="none"
        hint={at === 0 && t('groupsHint')}
        error={fault('groups')}
        onChange={(event) => onChange({ groups: event.target.value })}
        className="py-1"
      >
        <p aria-live="polite" className="min-h-4 text-12 wrap-anywhere text-muted">
          <MatchingGroups cluster={cluster} groups={groups} />
        </p>
      </TextAreaField>
      <div className="grid grid-cols-[minmax(0,1fr)_108px] items-start gap-2">
        <Field
          label={t('target')}
          name={`target-${key}`}
          inputMode="decimal"
          value={amount}
          error={fault('target')}
          autoComplete="off"
          onChange={(event) => onChange({ amount: event.target.value })}
        />
        <SelectField label={t('unit')} value={unit} onChange={(name) => onChange({ unit: unitOf(name) })}>
          {UNIT_NAMES.map((name) => (
            <option key={name} value={name}>
              {t(`units.${name}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="flex gap-1 pt-5 max-xl:justify-end max-md:pt-0">
        <MoveButton name={t('up', { title: said })} icon="up" isEnd={at === 0} onMove={() => onMove(-1)} />
        <MoveButton name={t('down', { title: said })} icon="down" isEnd={at === count - 1} onMove={() => onMove(1)} />
        <Button look="quiet" isIconOnly aria-label={t('remove', { title: said })} title={t('remove', { title: said })} onClick={onRemove}>
          <Icon name="close" />
        </Button>
      </div>
    </fieldset>
  )
}

interface MoveButtonProps {
  name: string
  icon: 'up' | 'down'
  isEnd: boolean
  onMove: () => void
}

/** Not `disabled` at the end: whoever moves a service all the way keeps the focus. */
function MoveButton({ name, icon, isEnd, onMove }: MoveButtonProps) {
  return (
    <Button
      look="quiet"
      isIconOnly
      data-move={icon}
      aria-label={name}
      title={name}
      aria-disabled={isEnd}
      className={isEnd ? 'cursor-not-allowed! text-faint!' : undefined}
      onClick={() => !isEnd && onMove()}
    >
      <Icon name={icon} />
    </Button>
  )
}

const UNIT_NAMES = Object.keys(UNITS) as Unit[]

function unitOf(value: string): Unit {
  return UNIT_NAMES.find((name) => name === value) ?? 's'
}
