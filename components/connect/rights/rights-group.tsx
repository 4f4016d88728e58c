import { useTranslations } from 'next-intl'
import type { StatusName } from '@/lib/client/status'
import type { CapabilityItem, ClusterRights, MissingRight } from '@/lib/contract/rights'
import { Command } from '../../ui/command'
import { Status } from '../../ui/status'
import { Tag } from '../../ui/tag'

/** What is not needed to look at a cluster is no trouble where it is missing. */
const LOOKS: Record<CapabilityItem['kind'], Record<CapabilityItem['state'], StatusName>> = {
  see: { granted: 'healthy', lacking: 'refused', unknown: 'unknown' },
  read: { granted: 'healthy', lacking: 'inactive', unknown: 'unknown' },
  change: { granted: 'healthy', lacking: 'inactive', unknown: 'unknown' },
}

/** Things of one kind: which of them Kafka allows, and how the rest would be granted. */
export function RightsGroup({ kind, rights: { capabilities, exact } }: { kind: CapabilityItem['kind']; rights: ClusterRights }) {
  const t = useTranslations('connection.rights')
  const commands = exact?.commands[kind] ?? []
  return (
    <section aria-label={t(`kinds.${kind}.title`)} className="mt-5">
      <h3 className="font-strong">{t(`kinds.${kind}.title`)}</h3>
      <p className="mb-1.5 max-w-160 text-12 text-muted">{t(`kinds.${kind}.note`)}</p>
      <ul className="border-t border-line-strong">
        {capabilities
          .filter((one) => one.kind === kind)
          .map(({ id, state }) => (
            <li
              key={id}
              className="grid grid-cols-[124px_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line py-1.5 max-md:grid-cols-[minmax(0,1fr)]"
            >
              <Status status={LOOKS[kind][state]} word={t(`states.${state}`)} />
              <div className="min-w-0">
                {t(`capabilities.${id}.title`)}
                {state !== 'granted' && <p className="text-12 text-muted">{t(`capabilities.${id}.lost`)}</p>}
                <Missing rights={exact?.missingOf[id] ?? []} />
              </div>
            </li>
          ))}
      </ul>
      {commands.length > 0 && (
        <div className="mt-2 grid gap-1.5">
          <p className="text-12 text-muted">{t('commands')}</p>
          {commands.map((command) => (
            <Command key={command}>{command}</Command>
          ))}
        </div>
      )}
    </section>
  )
}

function Missing({ rights }: { rights: readonly MissingRight[] }) {
  if (rights.length === 0) return null
  return (
    <p className="mt-0.5 flex flex-wrap gap-1">
      {rights.map(({ resourceType, resourceName, patternType, operation }) => (
        <Tag key={`${resourceType} ${resourceName} ${operation}`}>
          {operation} {resourceType}
          {resourceType !== 'CLUSTER' && ` ${resourceName}${patternType === 'PREFIXED' ? '*' : ''}`}
        </Tag>
      ))}
    </p>
  )
}
