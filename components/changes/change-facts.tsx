import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatDay, formatWhen, formatZoned } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { Change } from '@/lib/contract/changes'
import { waitingUntil } from '../review/waiting-until'
import { useChangeWords } from '../review/words'
import { Facts } from '../ui/facts'
import { TargetLink } from './target-link'
import { useActorName } from './use-actor-name'

/** Who changed what, when, and which other changes belong to it. */
export function ChangeFacts({ change }: { change: Change }) {
  const t = useTranslations('changes.detail')
  const tChanges = useTranslations('changes')
  const tReview = useTranslations('review')
  const { kind, said } = useChangeWords()
  const actorName = useActorName()
  const { cluster, undo, undoOf, undoneBy, approval } = change
  const waitsUntil = waitingUntil(change)
  const linkTo = (id: string, word: string) => (
    <Link href={paths.change(cluster, id)} className="link">
      {word}
    </Link>
  )
  const whyNot = undo.because ? said(undo.because) : t('noUndo')
  return (
    <Facts
      label={t('facts')}
      facts={[
        { label: t('kind'), value: kind(change.kind) },
        {
          label: t('target'),
          value: (
            <span className="flex min-w-0 gap-1.5">
              <TargetLink cluster={cluster} target={change.target} />
              <span className="text-muted">{tChanges(`targetType.${change.target.type}`)}</span>
            </span>
          ),
        },
        { label: t('who'), value: actorName(change.actor) },
        { label: t('when'), value: `${formatDay(change.createdAt)}, ${formatZoned(change.createdAt)}` },
        ...(approval?.approvals ?? []).map(({ by, at }) => ({
          label: t('approved'),
          value: t('byAt', { who: by, at: formatWhen(at, change.createdAt) }),
        })),
        ...(approval?.rejected
          ? [
              {
                label: t('rejected'),
                value: t('byAt', { who: approval.rejected.by, at: formatWhen(approval.rejected.at, change.createdAt) }),
              },
            ]
          : []),
        ...(waitsUntil !== null
          ? [{ label: t('waitsUntil'), value: formatWhen(waitsUntil, change.createdAt) }]
          : [
              {
                label: t('finished'),
                value: change.finishedAt === null ? t('notFinished') : formatWhen(change.finishedAt, change.createdAt),
              },
            ]),
        ...(undoOf === null ? [] : [{ label: t('undo'), value: linkTo(undoOf, tReview('undoOf')) }]),
        ...(undoneBy === null ? [] : [{ label: t('undo'), value: linkTo(undoneBy, tReview('undoneBy')) }]),
        ...(undoneBy === null && undoOf === null && change.finishedAt !== null
          ? [{ label: t('undo'), value: undo.possible ? tReview('undo.possible') : whyNot }]
          : []),
        { label: t('id'), value: <span className="font-mono text-12">{change.id}</span> },
      ]}
    />
  )
}
