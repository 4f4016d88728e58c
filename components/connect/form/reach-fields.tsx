import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { TextAreaField } from '../../ui/text-area-field'
import { idLike } from './cluster-draft'
import type { FieldSet } from './field-set'

/** What the cluster is called, and where it is. */
export function ReachFields({ draft, kept, onChange, errorOf }: FieldSet) {
  const t = useTranslations('connection.form')
  const isIdOwn = draft.id !== idLike(draft.name)
  return (
    <div className="grid gap-3">
      <Field
        label={t('name')}
        name="name"
        value={draft.name}
        maxLength={100}
        hint={t('nameHint')}
        error={errorOf('name')}
        autoComplete="off"
        onChange={({ target: { value } }) => onChange({ name: value, ...(kept === null && !isIdOwn && { id: idLike(value) }) })}
      />
      {kept === null && (
        <Field
          label={t('id')}
          name="id"
          value={draft.id}
          maxLength={40}
          hint={t('idHint')}
          error={errorOf('id')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
          onChange={({ target: { value } }) => onChange({ id: value })}
        />
      )}
      <TextAreaField
        label={t('brokers')}
        name="brokers"
        rows={2}
        value={draft.brokers}
        placeholder={t('brokersPlaceholder')}
        hint={t('brokersHint')}
        error={errorOf('brokers')}
        autoCapitalize="none"
        className="py-1 font-mono text-12"
        onChange={({ target: { value } }) => onChange({ brokers: value })}
      />
      <label className="flex cursor-pointer items-baseline gap-2">
        <input
          type="checkbox"
          checked={draft.readOnly}
          onChange={({ target: { checked } }) => onChange({ readOnly: checked })}
          className="accent-accent"
        />
        <span>
          {t('readOnly')} <span className="text-12 text-muted">{t('readOnlyHint')}</span>
        </span>
      </label>
    </div>
  )
}
