import { z } from 'zod'
import {
  ApplyRequest,
  Approving,
  Change,
  ChangeItem,
  ChangeKindItem,
  ChangeListFacets,
  ChangeListQuery,
  ChangePlan,
  PlanRequest,
  RejectRequest,
  Revealed,
  SavedOffsetsItem,
} from './changes'
import { endpoint } from './endpoint'
import { operations } from './operations'
import { page } from './primitives'

/** The operations of the one way in which anything is written to a cluster. */
export const changeEndpoints = {
  listChangeKinds: endpoint({
    ...operations.listChangeKinds,
    access: 'changes:read',
    summary: 'All that this console can do to a cluster, with the input each wants',
    response: z.object({ items: z.array(ChangeKindItem) }),
  }),
  planChange: endpoint({
    ...operations.planChange,
    access: 'changes:read',
    summary:
      'Plan a change: before and after, warnings, the command that does the same. Nothing is written to Kafka. Needs the permission of the kind',
    body: PlanRequest,
    response: z.object({ plan: ChangePlan }),
  }),
  applyChange: endpoint({
    ...operations.applyChange,
    access: 'changes:read',
    summary:
      'Apply a plan, or arm it; where another person must approve, it waits for them first. 409 with the difference where its ground has moved. Needs the permission of the kind',
    status: 202,
    body: ApplyRequest,
    response: z.object({ change: Change }),
  }),
  listChanges: endpoint({
    ...operations.listChanges,
    access: 'changes:read',
    summary: 'Who changed what, when, and what came of it; newest first',
    query: ChangeListQuery,
    response: page(ChangeItem).extend({ facets: ChangeListFacets }),
  }),
  getChange: endpoint({
    ...operations.getChange,
    access: 'changes:read',
    summary: 'One change, step by step; `approving` says whether the caller may approve it, where it waits for that',
    response: z.object({ change: Change, approving: Approving.optional() }),
  }),
  cancelChange: endpoint({
    ...operations.cancelChange,
    access: 'changes:read',
    summary: 'End the waiting of a change that is armed or awaits approval: nothing is changed. Needs the permission of the kind',
    response: z.object({ change: Change }),
  }),
  approveChange: endpoint({
    ...operations.approveChange,
    access: 'changes:approve',
    summary:
      'Approve what another person proposed, which applies it; 409 with the difference where its ground has moved. Needs the permission of the kind too, and a person who is signed in',
    status: 202,
    response: z.object({ change: Change }),
  }),
  rejectChange: endpoint({
    ...operations.rejectChange,
    access: 'changes:approve',
    summary: 'Reject what another person proposed, and say why: nothing is changed. Needs what approving needs',
    body: RejectRequest,
    response: z.object({ change: Change }),
  }),
  undoChange: endpoint({
    ...operations.undoChange,
    access: 'changes:read',
    summary: 'Put back what a change found, as a change of its own; 422 where the kind has no undo. Needs the permission of the kind',
    status: 202,
    response: z.object({ change: Change }),
  }),
  revealChange: endpoint({
    ...operations.revealChange,
    access: 'changes:read',
    summary:
      'What a change has made that may be read once, such as the HMAC of a delegation token: only by whoever applied it, only within the hour, and never again. 409 when it has been read. Needs the permission of the kind',
    response: Revealed,
  }),
  exportChanges: endpoint({
    ...operations.exportChanges,
    access: 'changes:read',
    summary: 'All changes a filter matches, as CSV',
    query: ChangeListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
  listSavedOffsets: endpoint({
    ...operations.listSavedOffsets,
    access: 'groups:read',
    summary: 'Moments whose offsets of this group were kept, newest first',
    response: z.object({ items: z.array(SavedOffsetsItem) }),
  }),
} as const
