'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { type DraftFaults, type ServiceDraft, moved, newService } from './board-draft'
import { ServiceFields } from './service-fields'

interface ServicesEditorProps {
  services: readonly ServiceDraft[]
  clusters: readonly { id: string; name: string }[]
  faults: DraftFaults
  onChange: (change: (last: readonly ServiceDraft[]) => ServiceDraft[]) => void
}

/** The services in their order; whoever moves or removes one by keyboard stays where they were. */
export function ServicesEditor({ services, clusters, faults, onChange }: ServicesEditorProps) {
  const t = useTranslations('boards.editor')
  const newId = useId()
  const made = useRef(0)
  const list = useRef<HTMLDivElement>(null)
  /** What gets the focus once the list is drawn anew. */
  const [focus, setFocus] = useState<{ selector: string } | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (focus) list.current?.querySelector<HTMLElement>(focus.selector)?.focus()
  }, [focus])

  const of = (key: string, part: string) => `[data-service="${CSS.escape(key)}"] ${part}`
  const titleOf = ({ title }: ServiceDraft, at: number) => title.trim() || t('service', { number: at + 1 })
  const add = () => {
    made.current += 1
    const key = `${newId}${made.current}`
    onChange((last) => [...last, newService(key, last.at(-1)?.cluster ?? clusters[0]?.id ?? '')])
    setFocus({ selector: of(key, 'input') })
  }
  const move = (service: ServiceDraft, at: number, by: -1 | 1) => {
    onChange((last) => moved(last, at, by))
    setFocus({ selector: of(service.key, `[data-move="${by === -1 ? 'up' : 'down'}"]`) })
    setSaid(t('moved', { title: titleOf(service, at), place: at + by + 1, total: services.length }))
  }
  const remove = (service: ServiceDraft, at: number) => {
    onChange((last) => last.filter(({ key }) => key !== service.key))
    const next = services[at + 1] ?? services[at - 1]
    setFocus({ selector: next ? of(next.key, 'input') : '[data-add]' })
    setSaid(t('removed', { title: titleOf(service, at) }))
  }
  return (
    <div ref={list} className="border-t border-line-strong">
      {services.length === 0 && <p className="border-b border-line py-4 text-muted">{t('none')}</p>}
      {services.map((service, at) => (
        <ServiceFields
          key={service.key}
          // A service that was added before the clusters were known is of the first of them.
          service={service.cluster === '' ? { ...service, cluster: clusters[0]?.id ?? '' } : service}
          at={at}
          count={services.length}
          clusters={clusters}
          faults={faults}
          onChange={(change) => onChange((last) => last.map((one) => (one.key === service.key ? { ...one, ...change } : one)))}
          onMove={(by) => move(service, at, by)}
          onRemove={() => remove(service, at)}
        />
      ))}
      <Button icon="plus" data-add className="mt-4" onClick={add}>
        {t('add')}
      </Button>
      <p aria-live="polite" className="unseen">
        {said}
      </p>
    </div>
  )
}
