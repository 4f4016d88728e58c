import 'server-only'
import { z } from 'zod'
import type { RowFound, Values } from '@/lib/contract/changes'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, type Send, type StepRefusal, defineChange } from '../../define-change'
import { type GroupNow, readGroupNow } from '../../look/group-now'
import { ChangeRefusal, wrongInput } from '../../refusal'
import { namedTopic, type Warning } from '../../said'
import { requireGroup } from './commits/require-group'
import { GroupId } from './reset/reset-input'

type Member = GroupNow['members'][number]

const Input = z.strictObject({
  group: GroupId,
  memberId: z.string().min(1).max(1_000).optional(),
  groupInstanceId: z.string().min(1).max(1_000).optional().meta({ description: 'Of a static member, instead of memberId' }),
})
type Input = z.output<typeof Input>

/** Goes to the broker's log, where it takes a reason (KIP-800). */
const REASON = 'removed from the console'

/** LeaveGroup in the name of a member (KIP-345): for static and dead ones. A live one joins again at once (semantics 22). */
export const removeMember = defineChange({
  kind: 'group.remove-member',
  title: 'Remove a member',
  permission: 'groups:write',
  input: Input,
  target: ({ group }) => ({ type: 'group', name: group }),
  plan,
  apply: { remove },
  verify: async ({ client }, { rows }, { group }) => {
    const { members } = await readGroupNow(client, group)
    return rows.map(({ of, before }): RowFound => ({ of, ...compare(String(of['member']), before, members) }))
  },
  undo: () => ({ because: { code: 'group.noUndoMember' } }),
})

async function plan({ client }: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  if ((input.memberId === undefined) === (input.groupInstanceId === undefined)) {
    throw wrongInput('memberId', 'either memberId or groupInstanceId, and only one of them')
  }
  const group = await requireGroup(client, input.group, reviewed)
  if (group.type === 'share' || group.type === 'streams') {
    throw wrongInput('group', `a classic or consumer group: members of a ${group.type} group cannot be removed by others`)
  }
  const member = group.members.find((one) =>
    input.memberId === undefined ? one.instanceId === input.groupInstanceId : one.id === input.memberId,
  )
  if (!member) throw notThere(input, group, reviewed)
  return {
    rows: [
      {
        of: { member: member.id },
        before: valuesOf(member),
        after: null,
        changed: true,
        about: { partitions: partitionsOf(member).length },
        marks: [],
      },
    ],
    warnings: warnings(group, member),
    steps: [{ id: 'remove', code: 'group.stepRemove', figures: { member: member.instanceId ?? member.id } }],
    // Kafka has no tool for it, only Admin.removeMembersFromConsumerGroup.
    command: null,
    confirm: { kind: 'type', text: group.id },
    ground: new Map([
      ['type', group.type],
      ['member', member.id],
      ['instance id', member.instanceId],
    ]),
  }
}

function notThere({ memberId, groupInstanceId }: Input, group: GroupNow, reviewed: ReviewedPlan | null): ChangeRefusal {
  const named = memberId ?? groupInstanceId ?? ''
  if (reviewed === null) {
    const known = group.members.map(({ id, instanceId }) => (memberId === undefined ? instanceId : id)).filter((one) => one !== null)
    return wrongInput(
      memberId === undefined ? 'groupInstanceId' : 'memberId',
      `one of ${known.slice(0, 20).join(', ') || `the members, and ${group.id} has no such`}`,
    )
  }
  const differences = [{ what: `member ${named}`, planned: 'there', now: null }]
  return new ChangeRefusal('conflict', `Nothing was changed. ${named} has left since the plan was made`, {
    kafkaError: 'UNKNOWN_MEMBER_ID',
    differences,
  })
}

const valuesOf = ({ clientId, host, instanceId, epoch }: Member): Values => ({
  clientId,
  host,
  ...(instanceId === null ? {} : { instance: instanceId }),
  ...(epoch === null ? {} : { epoch }),
})

const partitionsOf = ({ assignments }: Member) =>
  assignments.flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })))

function warnings(group: GroupNow, member: Member): Warning[] {
  const owned = partitionsOf(member)
  const isAlone = group.members.length === 1
  return [
    member.instanceId === null
      ? { weight: 'warn', code: 'group.rejoins' }
      : { weight: 'note', code: 'group.staticMayRejoin', figures: { instance: member.instanceId } },
    ...(isAlone ? [{ weight: 'warn' as const, code: 'group.isLastMember' }] : []),
    ...(owned.length > 0 && !isAlone
      ? [
          {
            weight: 'note' as const,
            code: 'group.ownedMoves',
            names: owned.map(({ topic, partition }) => namedTopic(topic, `${topic}-${partition}`)),
            figures: { partitions: owned.length, members: group.members.length - 1 },
          },
        ]
      : []),
    ...(group.type === 'classic' && !isAlone
      ? [{ weight: 'note' as const, code: 'group.allRebalance', figures: { members: group.members.length } }]
      : []),
  ]
}

async function remove(...[{ client, writes }, { rows }, { group, groupInstanceId }]: Parameters<Send<Input>>): Promise<StepRefusal[]> {
  const [row] = rows
  if (!row) return []
  // A static member may have been taken over by another process since: by its instance id it is hit all the same.
  const member =
    groupInstanceId === undefined ? { memberId: String(row.of['member']), groupInstanceId: null } : { memberId: null, groupInstanceId }
  const results = await writes.removeMembers(await client.coordinator(group), group, [member], REASON)
  return results.flatMap(({ error }) => (error === null ? [] : [{ of: row.of, kafkaError: error, message: null }]))
}

/** Gone; or back as somebody new: a KIP-848 client keeps its id when it joins again, with a later epoch. */
function compare(id: string, before: Values | null, members: readonly Member[]): Pick<RowFound, 'state' | 'now'> {
  const found = members.find((one) => one.id === id)
  if (!found) return { state: 'as-planned', now: null }
  const [was, is] = [before?.['epoch'], found.epoch]
  const hasRejoined = typeof was === 'number' && is !== null && is > was
  return { state: hasRejoined ? 'as-planned' : 'as-before', now: valuesOf(found) }
}
