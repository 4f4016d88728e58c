import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { TextAreaField } from '../../ui/text-area-field'
import { type ClusterDraft, MECHANISMS, type Mechanism } from './cluster-draft'
import type { FieldSet } from './field-set'

type TextKey = 'username' | 'tokenEndpoint' | 'clientId' | 'scope' | 'audience' | 'region' | 'roleArn' | 'profile'

/** How the console signs in, with the fields that its mechanism takes. */
export function SaslFields({ draft, kept, onChange, errorOf }: FieldSet) {
  const t = useTranslations('connection.form')
  const isKept = kept?.sasl?.mechanism === draft.mechanism && kept.isWatched
  const text = (key: TextKey, hint?: string, placeholder?: string) => (
    <Field
      label={t(key)}
      name={`sasl.${key}`}
      value={draft[key]}
      hint={hint}
      placeholder={placeholder}
      error={errorOf(`sasl.${key}`)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={({ target: { value } }) => onChange({ [key]: value } as Partial<ClusterDraft>)}
    />
  )
  const secret = (key: 'password' | 'clientSecret') => (
    <Field
      label={t(key)}
      name={`sasl.${key}`}
      type="password"
      value={draft[key]}
      hint={t(isKept ? 'keptHint' : 'secretHint')}
      placeholder={isKept ? t('kept') : undefined}
      error={errorOf(`sasl.${key}`)}
      autoComplete="new-password"
      onChange={({ target: { value } }) => onChange({ [key]: value })}
    />
  )
  return (
    <div className="grid gap-3">
      <SelectField label={t('mechanism')} value={draft.mechanism} onChange={(value) => onChange({ mechanism: value as Mechanism })}>
        {MECHANISMS.map((mechanism) => (
          <option key={mechanism} value={mechanism}>
            {mechanism === 'none' ? t('noSasl') : mechanism}
          </option>
        ))}
      </SelectField>
      {draft.mechanism === 'none' && <p className="text-12 text-muted">{t('noSaslHint')}</p>}
      {(draft.mechanism === 'PLAIN' || draft.mechanism.startsWith('SCRAM')) && (
        <>
          {text('username')}
          {secret('password')}
        </>
      )}
      {draft.mechanism === 'OAUTHBEARER' && (
        <>
          {text('tokenEndpoint', t('tokenEndpointHint'), 'https://id.example/oauth2/token')}
          {text('clientId')}
          {secret('clientSecret')}
          {text('scope', t('optional'))}
          {text('audience', t('optional'))}
          <TextAreaField
            label={t('extensions')}
            name="sasl.extensions"
            rows={2}
            value={draft.extensions}
            hint={t('extensionsHint')}
            error={errorOf('sasl.extensions')}
            className="py-1 font-mono text-12"
            onChange={({ target: { value } }) => onChange({ extensions: value })}
          />
          <TextAreaField
            label={t('tokenCa')}
            name="sasl.ca"
            rows={2}
            value={draft.tokenCa}
            hint={t('tokenCaHint')}
            error={errorOf('sasl.ca')}
            className="py-1 font-mono text-11"
            onChange={({ target: { value } }) => onChange({ tokenCa: value })}
          />
        </>
      )}
      {draft.mechanism === 'AWS_MSK_IAM' && (
        <>
          {text('region', undefined, 'eu-central-1')}
          {text('roleArn', t('optional'))}
          {text('profile', t('awsHint'))}
        </>
      )}
    </div>
  )
}
