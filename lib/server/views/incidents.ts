import 'server-only'
import { FindingKind, type Incident as IncidentDto, type Incidents } from '@/lib/contract/incidents'
import type { Incident } from '../store/history/incident-store'
import type { MaySee } from './restricted-snapshot'
import { maySeeName, seesAll } from './seen-by'
import { type ViewContext, toTime } from './view-context'

const INCIDENTS_SHOWN = 20

/** What was wrong in the time of an axis and is over, as this actor may know it; `whole`: so were the axis and what the store tells. */
export async function incidentsOn(
  axis: { from: string; to: string; whole: boolean },
  { actor, observer: { cluster }, history }: ViewContext,
): Promise<{ whole: boolean; incidents: Incidents }> {
  const { incidents, isWhole } = await history.incidents.read(cluster, { from: Date.parse(axis.from), to: Date.parse(axis.to) })
  const seen = seesAll(actor, cluster, ['topics', 'groups'])
    ? incidents
    : incidents.flatMap((incident) => restricted(incident, (of, name) => maySeeName(actor, cluster, of, name)))
  return {
    whole: axis.whole && isWhole,
    incidents: { items: seen.slice(0, INCIDENTS_SHOWN).flatMap(toIncident), total: seen.length },
  }
}

/** Told of the names that may be seen alone; of none of them there is no incident. */
function restricted(incident: Incident, maySee: MaySee): Incident[] {
  const { of, figures } = incident
  // What a broker took with it is told by the incidents of its partitions.
  if (of === null) return [{ ...incident, count: 0, figures: { error: figures['error'] ?? '' } }]
  const names = incident.names.filter(({ name }) => maySee(of, name))
  const [first] = names
  if (!first) return []
  const count = names.reduce((sum, name) => sum + name.count, 0)
  return [{ ...incident, subject: first.name, names, named: names.length, count, figures: { partition: first.partition ?? '' } }]
}

/** Nothing, of a kind that this version has no words for. */
function toIncident(incident: Incident): IncidentDto[] {
  const { id, severity, from, fromAtLeast, to, toAtLeast, subject, rack, count, figures, named } = incident
  const kind = FindingKind.safeParse(incident.kind)
  if (!kind.success) return []
  return [
    {
      id: `${id}@${from}`,
      kind: kind.data,
      severity,
      from: toTime(from),
      fromAtLeast,
      to: toTime(to),
      toAtLeast,
      subject,
      rack,
      count,
      figures: { ...figures },
      named,
    },
  ]
}
