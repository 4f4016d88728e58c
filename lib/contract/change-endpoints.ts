import { z } from 'zod'
import {
  ApplyRequest,
  Change,
  ChangeItem,
  ChangeKindItem,
  ChangeListFacets,
  ChangeListQuery,
  ChangePlan,
  PlanRequest,
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
    summary: 'Apply a plan, or arm it; 409 with the difference where its ground has moved. Needs the permission of the kind',
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
    summary: 'One change, step by step',
    response: z.object({ change: Change }),
  }),
  cancelChange: endpoint({
    ...operations.cancelChange,
    access: 'changes:read',
    summary: 'End the waiting of an armed change: nothing is changed. Needs the permission of the kind',
    response: z.object({ change: Change }),
  }),
  undoChange: endpoint({
    ...operations.undoChange,
    access: 'changes:read',
    summary: 'Put back what a change found, as a change of its own; 422 where the kind has no undo. Needs the permission of the kind',
    status: 202,
    response: z.object({ change: Change }),
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
