import { IconEar, IconHeadset, IconPhone, IconUser } from '@tabler/icons-react';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAddress } from '../../ui/address.ts';
import { useIsOwnLeg } from './own-console.tsx';
import classes from './person-cell.module.css';
import { useName } from './use-name.ts';

/** Who it is: the label above the number, or the number alone, with what their leaving would do. */
export function PersonCell({ row }: { row: ParticipantRow }) {
  const isMe = useIsOwnLeg()(row);
  const supervisor = parseSupervisorLabel(row.label);
  const address = row.address === null ? null : formatAddress(row.address);
  const name = useName()(row);
  const details = [
    supervisor !== null && !isMe ? 'supervisor' : null,
    row.label === null ? (address === null ? 'number not read yet' : null) : address,
    row.endConferenceOnExit ? 'ends the call on exit' : null,
  ].filter((detail) => detail !== null);

  return (
    <div className={classes.person}>
      <span className={classes.role} data-me={isMe || undefined} aria-hidden>
        <RoleIcon row={row} isSupervisor={supervisor !== null} />
      </span>
      <div className={classes.words}>
        <b title={name}>
          <bdi>{name}</bdi>
        </b>
        {details.length > 0 && (
          <small>
            <bdi>{details.join(' · ')}</bdi>
          </small>
        )}
      </div>
    </div>
  );
}

function RoleIcon({ row, isSupervisor }: { row: ParticipantRow; isSupervisor: boolean }) {
  if (isSupervisor) return <IconEar size={16} />;
  if (row.status !== 'connected') return <IconPhone size={16} />;
  const isInside = /^(client|sips?):/.test(row.address ?? '');
  return isInside ? <IconHeadset size={16} /> : <IconUser size={16} />;
}
