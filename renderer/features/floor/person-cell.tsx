import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconEar,
  IconFlag,
  IconHeadset,
  IconPhone,
  IconUser,
  IconUserQuestion,
  IconUserShare,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Role } from '../../../common/floor/roles.ts';
import { isPhoneNumber } from '../../../common/floor/search.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { isDialling } from '../../../common/roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAddress } from '../../ui/address.ts';
import { Found } from './found.tsx';
import { useLineLook } from './line-look.ts';
import { useIsOwnLeg } from './own-console.tsx';
import classes from './person-cell.module.css';
import { useRoleGuess } from './role-guess.ts';
import { useName } from './use-name.ts';
import { floorWords } from './words.ts';

interface PersonCellProps {
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
  readonly isSelected: boolean;
}

/** Who it is: the label above the number, or the number alone, with what their leaving would do. */
export function PersonCell({ row, conference, isSelected }: PersonCellProps) {
  const isMe = useIsOwnLeg()(row);
  const { isGrouped } = useLineLook();
  const { role, why } = useRoleGuess()(row);
  const name = useName()(row);
  const address = row.address === null ? null : formatAddress(row.address);
  const isNamed = row.label !== null;
  const details: ReactNode[] = [
    !isGrouped && <Found text={conference.friendlyName} />,
    parseSupervisorLabel(row.label) !== null &&
      !isMe &&
      floorWords.role('supervisor').toLowerCase(),
    isNamed && address !== null && <Found text={address} isNumber={isPhoneNumber(address)} />,
    !isNamed && address === null && floorWords.numberNotRead(),
  ].filter((detail) => detail !== false);

  return (
    <div className={classes.person}>
      <UnstyledButton
        className={classes.role}
        role="checkbox"
        aria-checked={isSelected}
        aria-label={floorWords.select(name)}
        title={floorWords.roleIs(role, why)}
        data-slot="select"
        data-me={isMe || undefined}
        data-speaking={row.speakingSince !== null || undefined}
        tabIndex={-1}
      >
        <span className={classes.icon}>
          {isDialling(row) && role !== 'supervisor' ? <IconPhone size={16} /> : ICON[role]}
        </span>
        <span className={classes.box}>{isSelected && <IconCheck size={14} stroke={3} />}</span>
      </UnstyledButton>
      <div className={classes.words}>
        <b title={name}>
          {isMe ? name : <Found text={name} isNumber={!isNamed && isPhoneNumber(name)} />}
          {row.endConferenceOnExit && (
            <span className={classes.ends} title={floorWords.endsCall()}>
              <IconFlag size={12} aria-hidden />
              <VisuallyHidden>{floorWords.endsCall()}</VisuallyHidden>
            </span>
          )}
        </b>
        {row.speakingSince !== null && <VisuallyHidden>{floorWords.talking()}</VisuallyHidden>}
        {details.length > 0 && (
          <small>
            {details.map((detail, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: each has its own place in the line.
              <span key={at}>
                {at > 0 && ' · '}
                {detail}
              </span>
            ))}
          </small>
        )}
      </div>
    </div>
  );
}

const ICON: Readonly<Record<Role, ReactNode>> = {
  agent: <IconHeadset size={16} />,
  customer: <IconUser size={16} />,
  supervisor: <IconEar size={16} />,
  external: <IconUserShare size={16} />,
  unknown: <IconUserQuestion size={16} />,
};
