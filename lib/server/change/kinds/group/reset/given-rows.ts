import 'server-only'
import type { ChangeContext } from '../../../define-change'
import { placeKey, readGroupNow, readPlaces } from '../../../look/group-now'
import { wrongInput } from '../../../refusal'
import type { GivenRow, To } from './reset-input'

/** Offsets that a reset is given instead of a rule: from rows, from a kept moment, from another group. By `placeKey`; null: it goes by a rule. */
export async function givenRows(context: ChangeContext, group: string, to: To): Promise<Map<string, GivenRow> | null> {
  if (to.type === 'rows') return byPlace(to.rows)
  if (to.type === 'saved') {
    const moment = await context.savedOffsets.get(context.cluster, to.id)
    if (!moment || moment.group !== group) throw wrongInput('to.id', 'an id of GET …/groups/{group}/saved-offsets of this group')
    return byPlace(
      moment.topics.flatMap(({ topic, topicId, partitions }) =>
        // Without an id it was gone then already: what is called so now is another.
        topicId === null ? [] : partitions.map((place) => ({ topic, topicId, ...place, offset: String(place.offset) })),
      ),
    )
  }
  if (to.type !== 'group') return null
  const other = await readGroupNow(context.client, to.group)
  // As one that is not there, which has none either.
  if (!context.maySee('groups', to.group)) throw withoutCommits(to.group)
  if (other.type === 'share') throw wrongInput('to.group', 'a group with committed offsets: share groups have none')
  const places = [...(await readPlaces(context.client, other)).values()]
  const rows = places.flatMap(({ topic, partition, offset }) => (offset === null ? [] : [{ topic, partition, offset: String(offset) }]))
  if (rows.length === 0) throw withoutCommits(to.group)
  return byPlace(rows)
}

const withoutCommits = (group: string) => wrongInput('to.group', `a group with committed offsets: ${group} has none`)

function byPlace(rows: readonly GivenRow[]): Map<string, GivenRow> {
  const places = new Map<string, GivenRow>()
  for (const [index, row] of rows.entries()) {
    const key = placeKey(row)
    if (places.has(key)) throw wrongInput(`to.rows.${index}`, `each partition once; ${key} is there twice`)
    places.set(key, row)
  }
  return places
}
