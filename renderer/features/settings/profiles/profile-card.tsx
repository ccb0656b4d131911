import { Button } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ProfileSummary } from '../../../../common/ipc/profile.ts';
import type { ActiveSession } from '../../../store/session-store.ts';
import { StatusText } from '../../../ui/status-text.tsx';
import { isChangedSince, isInUse } from './is-in-use.ts';
import classes from './profiles-section.module.css';
import { profilesWords as words } from './words.ts';

interface ProfileCardProps {
  readonly profile: ProfileSummary;
  readonly session: ActiveSession;
  readonly onUse: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** An account in words; what is secret of it never comes here. */
export function ProfileCard({ profile, session, onUse, onEdit, onDelete }: ProfileCardProps) {
  const { name } = profile;
  const isOpen = isInUse(profile, session);
  const isChanged = isChangedSince(profile, session);
  return (
    <li className={classes.card} data-open={isOpen || undefined}>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <bdi>{name}</bdi>
        </h3>
        {isOpen && (
          <StatusText tone="good" icon={<IconCheck size={15} aria-hidden />}>
            {words.inUse()}
          </StatusText>
        )}
        <span className={classes.acts}>
          {(!isOpen || isChanged) && (
            <Button size="compact-sm" aria-label={words.signInTo(name)} onClick={onUse}>
              {words.signIn()}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={words.editName(name)}
            onClick={onEdit}
          >
            {words.edit()}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={words.removeName(name)}
            onClick={onDelete}
          >
            {words.remove()}
          </Button>
        </span>
      </div>
      {isChanged && (
        <StatusText tone="warn" icon={<IconInfoCircle size={15} aria-hidden />}>
          {words.changedSince()}
        </StatusText>
      )}
      <dl className={classes.facts}>
        {factsOf(profile).map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{fact}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function factsOf(profile: ProfileSummary): readonly (readonly [string, string])[] {
  return [
    [words.phone(), words.phoneIs(profile.endpoint, profile.callerId)],
    [words.you(), profile.supervisorName],
    [words.relay(), words.relayIs(profile.relay)],
    [words.place(), words.placeIs(profile)],
    [words.accountSid(), profile.accountSid],
    [words.signsIn(), words.signsInWith(profile)],
    [words.budget(), words.budgetIs(profile.requestsPerMinute, profile.requestsAtOnce)],
  ];
}
