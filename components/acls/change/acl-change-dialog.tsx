'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ChangeDialog } from '../../review/change-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import type { AclChange } from '../search-params'
import { EditRuleForm } from './edit-rule-form'
import { ImportForm } from './import-form'
import { NewRulesForm } from './new-rules-form'
import { RemoveRulesDialog } from './remove-rules-dialog'

interface AclChangeDialogProps {
  change: AclChange
  /** Which it is about; of new rules, what they begin with. */
  rule: AclBinding | null
  cluster: string
  onClose: () => void
}

/** The dialog that the URL names. */
export function AclChangeDialog({ change, rule, cluster, onClose }: AclChangeDialogProps) {
  const t = useTranslations('acls.change')
  const [made, setMade] = useState(1)
  switch (change) {
    case 'create':
      return (
        <ChangeDialog
          cluster={cluster}
          kind="acl.create"
          title={t('newTitle')}
          verb={{ apply: t('newApply', { count: made }) }}
          choose={(form) => <NewRulesForm first={rule} {...form} />}
          onPlanned={({ rows }) => setMade(rows.length)}
          onClose={onClose}
        />
      )
    case 'edit':
      if (rule === null) return <NoSuchRule onClose={onClose} />
      return (
        <ChangeDialog
          cluster={cluster}
          kind="acl.replace"
          title={t('editTitle')}
          verb={{ apply: t('editApply') }}
          choose={(form) => <EditRuleForm rule={rule} {...form} />}
          onClose={onClose}
        />
      )
    case 'remove':
      if (rule === null) return <NoSuchRule onClose={onClose} />
      return <RemoveRulesDialog cluster={cluster} rules={[rule]} onClose={onClose} />
    case 'import':
      return (
        <ChangeDialog
          cluster={cluster}
          kind="acl.import"
          title={t('importTitle')}
          verb={{ apply: t('importApply') }}
          choose={(form) => <ImportForm {...form} />}
          onClose={onClose}
        />
      )
    case 'remove-selected':
      // The list of rules has them.
      return null
  }
}

function NoSuchRule({ onClose }: { onClose: () => void }) {
  const t = useTranslations('acls.change')
  const tReview = useTranslations('review')
  return (
    <Dialog isOpen onClose={onClose} title={t('editTitle')} footer={<Button onClick={onClose}>{tReview('cancel')}</Button>}>
      <p>{t('gone')}</p>
    </Dialog>
  )
}
