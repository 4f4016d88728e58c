import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { TextAreaField } from '../../ui/text-area-field'
import type { FieldSet } from './field-set'

/** Whether the connection is encrypted, how the brokers prove who they are, and how the console does. */
export function TlsFields({ draft, kept, onChange, errorOf }: FieldSet) {
  const t = useTranslations('connection.form')
  const isKeyKept = kept?.tls?.hasKey === true && kept.isWatched && kept.tls.cert?.trim() === draft.cert.trim()
  const pem = (field: 'ca' | 'cert' | 'key', hint: string, placeholder?: string) => (
    <TextAreaField
      label={t(field)}
      name={`tls.${field}`}
      rows={3}
      value={draft[field]}
      hint={hint}
      placeholder={placeholder}
      error={errorOf(`tls.${field}`)}
      autoComplete="off"
      className="py-1 font-mono text-11"
      onChange={({ target: { value } }) => onChange({ [field]: value })}
    />
  )
  return (
    <div className="grid gap-3">
      <label className="flex cursor-pointer items-baseline gap-2">
        <input
          type="checkbox"
          checked={draft.hasTls}
          onChange={({ target: { checked } }) => onChange({ hasTls: checked })}
          className="accent-accent"
        />
        <span>
          {t('tls')} <span className="text-12 text-muted">{t('tlsHint')}</span>
        </span>
      </label>
      {draft.hasTls && (
        <>
          {pem('ca', t('caHint'))}
          <Field
            label={t('serverName')}
            name="tls.serverName"
            value={draft.serverName}
            hint={t('serverNameHint')}
            error={errorOf('tls.serverName')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target: { value } }) => onChange({ serverName: value })}
          />
          <label className="flex cursor-pointer items-baseline gap-2">
            <input
              type="checkbox"
              checked={draft.isUnchecked}
              onChange={({ target: { checked } }) => onChange({ isUnchecked: checked })}
              className="accent-accent"
            />
            {t('unchecked')}
          </label>
          {draft.isUnchecked && <Notice tone="warn">{t('uncheckedNote')}</Notice>}
          {pem('cert', t('certHint'))}
          {pem('key', t(isKeyKept ? 'keptHint' : 'keyHint'), isKeyKept ? t('kept') : undefined)}
        </>
      )}
    </div>
  )
}
