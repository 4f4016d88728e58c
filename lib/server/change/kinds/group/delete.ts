import 'server-only'
import { z } from 'zod'
import type { PlanRow } from '@/lib/contract/changes'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { type GroupNow, placeKey, readPlaces } from '../../look/group-now'
import { recentCommits } from '../../look/recent-commits'
import { toolCommand } from '../../look/tool-command'
import type { Warning } from '../../said'
import { type RemovedCommit, findRemoved, putBack, removedRow, savedOf, unreadOf, withRanges } from './commits/removed-commits'
import { memberName, refusedWhileHeld, refusedWhileUntold, requireGroup } from './commits/require-group'
import { GroupId } from './reset/reset-input'

const TOOLS: Record<GroupNow['type'], string> = {
  classic: 'kafka-consumer-groups.sh',
  consumer: 'kafka-consumer-groups.sh',
  share: 'kafka-share-groups.sh',
  streams: 'kafka-streams-groups.sh',
}

const Input = z.strictObject({ group: GroupId })
type Input = z.output<typeof Input>

/** DeleteGroups: the group and all its commits, of any type. Kafka demands that nobody is in it. */
export const deleteGroup = defineChange({
  kind: 'group.delete',
  title: 'Delete a group',
  permission: 'groups:write',
  input: Input,
  target: ({ group }) => ({ type: 'group', name: group }),
  plan,
  apply: {
    delete: async ({ client, writes }, _plan, { group }) => {
      await writes.deleteGroup(await client.coordinator(group), group)
      return []
    },
  },
  verify: (context, { rows }, { group }) => findRemoved(context, rows, group),
  undo: ({ rows }, { group }) => putBack(rows, group),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const group = await requireGroup(context.client, input.group, reviewed)
  const places = [...(await readPlaces(context.client, group)).values()]
  const removed = await withRanges(context.client, places)
  const rows = removed.map((one) => removedRow(one, group.type === 'share'))
  return {
    rows: rows.some((row) => row.changed) ? rows : [groupRow(group), ...rows],
    meaning: [{ code: 'group.deletes', figures: { group: group.id, partitions: rows.filter((row) => row.changed).length } }],
    warnings: [...lastCommit(context, group), ...lagLeft(context, group, removed), ...whoUsedIt(context, group), ...ofType(group)],
    steps: [{ id: 'delete', code: 'group.stepDelete', figures: { group: group.id } }],
    command: toolCommand(TOOLS[group.type], ['--delete', '--group', group.id]),
    confirm: { kind: 'type', text: group.id },
    ground: new Map([
      ['type', group.type],
      ...places.map((place) => [`committed ${placeKey(place)}`, place.offset === null ? null : String(place.offset)] as const),
    ]),
    refusedNow: refusedWhileHeld(group) ?? refusedWhileUntold(places),
    saves: { group: group.id, topics: savedOf(removed) },
  }
}

/** What is left to show of a group that has committed nothing. */
function groupRow({ id, type, state }: GroupNow): PlanRow {
  return {
    of: { group: id },
    before: { type, state },
    after: null,
    changed: true,
    about: type === 'share' ? { share: true } : {},
    marks: [],
  }
}

function lastCommit(context: ChangeContext, group: GroupNow): Warning[] {
  if (group.type === 'share') return []
  const movedAt = context.snapshot.groups.get(group.id)?.lag.lastMovedAt ?? null
  if (movedAt === null) return [{ weight: 'note', code: 'group.lastCommitUnknown' }]
  const recent = recentCommits(context, group)
  const figures = { agoMs: Math.max(0, context.nowMs - movedAt) }
  if (!recent) return [{ weight: 'note', code: 'group.lastCommit', figures }]
  return [
    recent.isAssigned
      ? { weight: 'danger', code: 'group.assignedConsumer', figures }
      : { weight: 'warn', code: 'group.recentCommits', figures },
  ]
}

function lagLeft({ snapshot }: ChangeContext, { id, type }: GroupNow, removed: readonly RemovedCommit[]): Warning[] {
  if (type === 'share') {
    const lag = snapshot.groups.get(id)?.lag.total ?? null
    return lag === null || lag === 0n ? [] : [{ weight: 'danger', code: 'group.shareLagLeft', figures: { records: String(lag) } }]
  }
  const behind = removed.flatMap((one) => {
    const unread = unreadOf(one)
    return unread === null || unread === 0n ? [] : [{ key: placeKey(one.place), unread }]
  })
  const unknown = removed.filter((one) => one.place.offset !== null && unreadOf(one) === null).map(({ place }) => placeKey(place))
  const warnings: Warning[] = []
  if (behind.length > 0) {
    const records = String(behind.reduce((sum, { unread }) => sum + unread, 0n))
    warnings.push({
      weight: 'danger',
      code: 'group.lagLeft',
      names: behind.map(({ key }) => key),
      figures: { records, partitions: behind.length },
    })
  }
  if (unknown.length > 0)
    warnings.push({ weight: 'note', code: 'group.lagUnknown', names: unknown, figures: { partitions: unknown.length } })
  return warnings
}

/** Its clients, while it still has some or by the picture in which it last had. */
function whoUsedIt({ snapshot }: ChangeContext, { id, members }: GroupNow): Warning[] {
  const last = members.length > 0 ? members : (snapshot.groups.get(id)?.membership?.members ?? [])
  if (last.length === 0) return []
  const names = [...new Set(last.map(memberName))]
  return [{ weight: 'note', code: 'group.usedBy', names, figures: { members: last.length } }]
}

function ofType({ type, protocolType }: GroupNow): Warning[] {
  if (type === 'share') return [{ weight: 'warn', code: 'group.shareBeginsAnew' }]
  if (type === 'streams')
    return [
      { weight: 'warn', code: 'group.streamsState' },
      { weight: 'note', code: 'group.beginsAnew' },
    ]
  if (protocolType === 'connect') return [{ weight: 'note', code: 'group.connectRejoins' }]
  return [{ weight: 'note', code: 'group.beginsAnew' }]
}
