import { Button, Loader } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import { type ProfileSummary, profileDraftSchema } from '../../../common/ipc/profile.ts';
import { useStores } from '../../store/stores.tsx';
import { AccountFields } from './account-fields.tsx';
import type { Busy } from './busy.ts';
import { CheckFailure } from './check-failure.tsx';
import { isMoreField, MoreFields } from './more-fields.tsx';
import { draftOf, EMPTY_FORM, fieldAt, type ProfileFormValues, valuesOf } from './profile-draft.ts';
import classes from './profile-form.module.css';
import { RelayFields } from './relay-fields.tsx';
import { Steps } from './steps.tsx';
import type { Way } from './way.ts';
import { signInWords } from './words.ts';
import { YouFields } from './you-fields.tsx';

interface ProfileFormProps {
  readonly way: Way;
  /** The saved account that is changed; null for a new one. */
  readonly profile: ProfileSummary | null;
  readonly busy: Busy;
  readonly hasAccounts: boolean;
  /** Whether it is the way to the floor, and not one of the settings. */
  readonly leadsToFloor?: boolean;
  readonly onSaved: (profile: ProfileSummary) => Promise<void>;
  readonly onBack: () => void;
}

/**
 * Adds an account, or changes one: its fields, then the check. A check that fails loses nothing that was
 * typed; after one that succeeds the secrets leave the page at once.
 */
export function ProfileForm({
  way,
  profile,
  busy,
  hasAccounts,
  leadsToFloor = true,
  onSaved,
  onBack,
}: ProfileFormProps) {
  const { bridge } = useStores();
  const titleId = useId();
  const [showsMore, setShowsMore] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const replaces = profile?.id ?? null;
  const form = useForm<ProfileFormValues>({
    initialValues: profile === null ? EMPTY_FORM : valuesOf(profile),
    validate: (values) => problemsOf(values, way, replaces),
  });
  const isChecking = busy.with === 'form';
  const hasRelay = form.values.relayUrl.trim() !== '';

  /** Where one goes on; fields take no focus while they are disabled, or not yet unfolded. */
  const [wrong, setWrong] = useState<{ readonly field: string } | null>(null);
  const isBusy = busy.with !== null;
  const { getInputNode } = form;
  useEffect(() => {
    if (wrong === null || isBusy) return;
    setWrong(null);
    getInputNode(wrong.field)?.focus();
  }, [wrong, isBusy, getInputNode]);

  async function save(values: ProfileFormValues): Promise<void> {
    const draft = profileDraftSchema.parse(draftOf(values, way, replaces));
    setFailure(null);
    const saved = await bridge.call('profiles:save', draft);
    if (!saved.ok) {
      const { field, message, hint } = saved.error;
      if (field === undefined) setFailure(saved.error);
      else pointOut({ [fieldAt(field)]: `${message} ${hint}` });
      return;
    }
    setIsSaved(true);
    form.reset();
    await onSaved(saved.value);
  }

  /** The first of these fields is where one goes on. */
  function pointOut(problems: Readonly<Record<string, unknown>>): void {
    const fields = Object.keys(problems);
    for (const field of fields) form.setFieldError(field, String(problems[field]));
    if (fields.some(isMoreField)) setShowsMore(true);
    const [first = ''] = fields;
    setWrong({ field: first });
  }

  return (
    <section aria-labelledby={titleId}>
      {leadsToFloor && <Steps now={isChecking ? 'check' : 'details'} />}
      <h2 id={titleId} className={classes.title}>
        <bdi>
          {profile === null ? signInWords.wayFor(way) : signInWords.editTitle(profile.name)}
        </bdi>
      </h2>
      <p className={classes.what}>
        {profile === null ? signInWords.wayWhat(way) : signInWords.editWhat()}
      </p>
      <form
        onSubmit={form.onSubmit(
          (values) => busy.run('form', () => save(values)),
          (problems) => pointOut(problems),
        )}
        noValidate
        autoComplete="off"
      >
        <CheckFailure failure={failure} way={way} />
        <fieldset className={classes.fields} disabled={busy.with !== null}>
          <AccountFields form={form} way={way} isKept={profile !== null} />
          <RelayFields form={form} way={way} isKept={profile?.relay !== undefined} />
          <YouFields form={form} way={way} />
          <MoreFields form={form} way={way} isOpen={showsMore} onToggle={setShowsMore} />
        </fieldset>
        <div className={classes.foot}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            disabled={busy.with !== null}
            onClick={onBack}
          >
            {hasAccounts ? signInWords.backToAccounts() : signInWords.back()}
          </Button>
          <div className={classes.progress} role="status">
            {isChecking && <Loader size={16} />}
            {isChecking && (
              <span>
                {isSaved && leadsToFloor ? (
                  signInWords.opening()
                ) : (
                  <>
                    {signInWords.checking(way, hasRelay)}
                    <small>{signInWords.checkingMeans()}</small>
                  </>
                )}
              </span>
            )}
          </div>
          {/* It stays where the focus is while it waits; a second click does nothing. */}
          <Button
            type="submit"
            {...(busy.with === null ? {} : { 'data-disabled': true })}
            aria-disabled={busy.with !== null}
          >
            {signInWords.submit(leadsToFloor)}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The first problem of each field, in words. */
function problemsOf(
  values: ProfileFormValues,
  way: Way,
  replaces: string | null,
): Record<string, string> {
  const parsed = profileDraftSchema.safeParse(draftOf(values, way, replaces));
  const problems: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems[fieldAt(path.join('.'))] ??= message;
  }
  return problems;
}
