import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import type { Busy } from './busy.ts';
import classes from './saved-profiles.module.css';
import { signInWords } from './words.ts';

interface SavedProfilesProps {
  readonly profiles: readonly ProfileSummary[];
  readonly busy: Busy;
  readonly onOpen: (profile: ProfileSummary) => void;
  readonly onEdit: (profile: ProfileSummary) => void;
  readonly onForget: (profile: ProfileSummary) => void;
}

/** The accounts in the keychain; their secrets never come here. */
export function SavedProfiles({ profiles, busy, onOpen, onEdit, onForget }: SavedProfilesProps) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <ul className={classes.profiles}>
      {profiles.map((profile) => (
        <li key={profile.id} className={classes.profile}>
          {asked === profile.id ? (
            <ForgetQuestion
              profile={profile}
              onKeep={() => setAsked(null)}
              onForget={() => {
                setAsked(null);
                onForget(profile);
              }}
            />
          ) : (
            <>
              <Words profile={profile} />
              <Act
                act={signInWords.forget()}
                {...{ profile, busy }}
                onClick={() => setAsked(profile.id)}
              />
              <Act
                act={signInWords.edit()}
                {...{ profile, busy }}
                onClick={() => onEdit(profile)}
              />
              <Button
                loading={busy.with === profile.id}
                disabled={busy.with !== null}
                onClick={() => onOpen(profile)}
                aria-label={signInWords.actOn(signInWords.open(), profile.name)}
              >
                {signInWords.open()}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ profile }: { profile: ProfileSummary }) {
  return (
    <div className={classes.words}>
      <b>
        <bdi>{profile.name}</bdi>
      </b>
      <small>{profile.accountSid}</small>
      {profile.relay !== undefined && <small>{signInWords.relay(profile.relay)}</small>}
    </div>
  );
}

interface ActProps {
  readonly act: string;
  readonly profile: ProfileSummary;
  readonly busy: Busy;
  readonly onClick: () => void;
}

function Act({ act, profile, busy, onClick }: ActProps) {
  return (
    <Button
      variant="subtle"
      color="gray"
      disabled={busy.with !== null}
      onClick={onClick}
      aria-label={signInWords.actOn(act, profile.name)}
    >
      {act}
    </Button>
  );
}

interface ForgetQuestionProps {
  readonly profile: ProfileSummary;
  readonly onKeep: () => void;
  readonly onForget: () => void;
}

/** A secret that is shown once only cannot be got back, so it is asked first. */
function ForgetQuestion({ profile, onKeep, onForget }: ForgetQuestionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div className={classes.question} role="group" aria-label={profile.name}>
      <p>{signInWords.forgetQuestion(profile.name)}</p>
      <Button variant="default" onClick={onKeep} autoFocus>
        {signInWords.keepIt()}
      </Button>
      <Button color="red" variant="outline" onClick={onForget}>
        {signInWords.forgetIt()}
      </Button>
    </div>
  );
}
