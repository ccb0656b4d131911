import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type FormEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import type { Link } from '../../../common/ipc/session.ts';
import { formOf } from '../../../common/participant-parameters/form.ts';
import {
  UPDATE_GROUPS,
  UPDATE_PARAMETERS,
  type UpdateName,
} from '../../../common/participant-parameters/update-parameters.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import classes from '../../ui/request-dialog.module.css';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import fieldClasses from '../parameters/parameter-field.module.css';
import { ParameterField } from '../parameters/parameter-field.tsx';
import { parametersWords } from '../parameters/words.ts';
import { RequestView } from '../request-view/request-view.tsx';
import { ChangeFoot } from './change-foot.tsx';
import ownClasses from './change-settings.module.css';
import { useChange } from './use-change.ts';
import { UPDATE_NAMES, useChangeRead } from './use-change-read.ts';
import { changeWords as words } from './words.ts';

interface ChangeSettingsProps {
  /** As Twilio tells it now. */
  readonly row: ParticipantRow;
  readonly conference: ConferenceView;
  readonly profile: ProfileSummary;
  readonly link: Link;
  readonly onClose: () => void;
}

/** The form: everything that can be set later, what it will do, and beside it the request. */
export function ChangeSettings({ row, conference, profile, link, onClose }: ChangeSettingsProps) {
  const [draft, setDraft] = useState<Draft>({});
  const [isTried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const isMe = useIsOwnLeg()(row);
  // What is set is set: the next change begins with nothing.
  const change = useChange(() => {
    setDraft({});
    setTried(false);
  });
  const read = useChangeRead(row, conference, draft);
  const isAsked = change.state.kind === 'asked';
  const request = useMemo(
    () => ({
      operation: {
        kind: 'update',
        conference: row.conferenceSid,
        callSid: row.callSid,
      } as const,
      fields: formOf(UPDATE_PARAMETERS, draft),
      account: profile,
    }),
    [row.conferenceSid, row.callSid, draft, profile],
  );

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (isAsked) return;
    setTried(true);
    if (read.names.length === 0 || read.refusal !== null) return;
    if (read.problems.size > 0) {
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    change.send(row, draft, read.names);
  }

  return (
    <form ref={element} className={classes.form} noValidate onSubmit={onSubmit}>
      <div className={classes.columns}>
        <fieldset className={`${classes.fields} ${ownClasses.fields}`} disabled={isAsked}>
          <legend className={ownClasses.legend}>{words.fields()}</legend>
          <p className={ownClasses.what}>{words.whatItIs()}</p>
          {isMe && (
            <Alert color="blue" icon={<IconInfoCircle size={18} aria-hidden />}>
              {words.insteadMine()}
            </Alert>
          )}
          {UPDATE_GROUPS.map((group) => (
            <section key={group} aria-labelledby={`change-${group}`}>
              <h3 id={`change-${group}`} className={ownClasses.group}>
                {parametersWords.group(group)}
              </h3>
              <div className={fieldClasses.fields}>
                {UPDATE_NAMES.filter((name) => UPDATE_PARAMETERS[name].group === group).map(
                  (name) => (
                    <ParameterField
                      key={name}
                      name={name}
                      parameter={UPDATE_PARAMETERS[name]}
                      value={draft[name] ?? ''}
                      problem={shownProblem(read.problems, name, isTried)}
                      notices={read.notices
                        .filter((one) => one.name === name)
                        .map(({ notice }) => notice)}
                      remark={read.remarks[name]}
                      people={UPDATE_PARAMETERS[name].kind === 'call-sid' ? read.people : undefined}
                      onChange={(_, value) => {
                        change.forget();
                        setDraft((before) => ({ ...before, [name]: value }));
                      }}
                    />
                  ),
                )}
              </div>
            </section>
          ))}
        </fieldset>
        <div className={classes.request}>
          <RequestView request={useDeferredValue(request)} />
        </div>
      </div>
      <ChangeFoot {...{ row, read, link, isTried, onClose }} state={change.state} />
    </form>
  );
}

/** That something is missing yet is no fault while one is still at it. */
function shownProblem(
  problems: ReturnType<typeof useChangeRead>['problems'],
  name: UpdateName,
  isTried: boolean,
) {
  const problem = problems.get(name) ?? null;
  return problem?.kind === 'missing' && !isTried ? null : problem;
}
