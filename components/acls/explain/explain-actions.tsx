'use client'

import { useTranslations } from 'next-intl'
import type { AccessAnswer } from '@/lib/contract/acls'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { on } from '@/lib/domain/access/on'
import { useCopy } from '../../data-table/use-copy'
import { WriteButton } from '../../review/write-button'
import { Button } from '../../ui/button'
import { useAclChange } from '../use-acl-change'
import { ruleCommand } from './rule-command'

interface ExplainActionsProps {
  cluster: string
  question: AccessQuestion
  answer: AccessAnswer
}

/** What can be done about an answer: the rule that decides goes or is edited, or what is refused is allowed. */
export function ExplainActions({ cluster, question, answer }: ExplainActionsProps) {
  const t = useTranslations('acls.explain')
  const tAcls = useTranslations('acls')
  const { open } = useAclChange()
  const { said, copy } = useCopy()
  const { binding } = answer
  const wanted = {
    principal: question.principal,
    host: question.host ?? '*',
    resourceType: question.resourceType,
    resourceName: question.resourceName ?? '',
    patternType: 'LITERAL',
    operation: question.operation,
    permission: 'ALLOW',
  }
  const isMissing = answer.answer === 'denied' && binding === null
  const rule = binding ?? (isMissing ? wanted : null)
  const command = rule && ruleCommand(rule)
  const write = { resource: on.cluster(cluster), permission: 'acls:write', act: tAcls('act') } as const
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {binding && (
        <>
          <WriteButton {...write} onClick={() => open('remove', binding)}>
            {t('remove')}
          </WriteButton>
          <WriteButton {...write} look="quiet" onClick={() => open('edit', binding)}>
            {t('edit')}
          </WriteButton>
        </>
      )}
      {isMissing && (
        <WriteButton {...write} onClick={() => open('create', wanted)}>
          {t('allow')}
        </WriteButton>
      )}
      {command !== null && (
        <Button look="quiet" icon={said ? 'check' : 'copy'} onClick={() => copy(command)} title={command}>
          <span aria-live="polite">{said ?? t('copy')}</span>
        </Button>
      )}
    </div>
  )
}
