import { IconPhoneOff, IconRefresh, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { Addition } from '../../../common/ipc/addition.ts';
import { isOver } from '../../store/attempt.ts';
import { useStores } from '../../store/stores.tsx';
import { Duration } from '../../ui/duration.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { uiWords } from '../../ui/words.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { useLineLook } from '../floor/line-look.ts';
import { AdditionIcon } from './addition-icon.tsx';
import classes from './addition-line.module.css';
import { type AdditionLook, additionLook, whoOf } from './addition-look.ts';
import { additionsWords as words } from './words.ts';

/** Somebody who is being added, from the click until they are on the call or it is put away. */
export const AdditionLine = memo(function AdditionLine({ addition }: { addition: Addition }) {
  const { columns, isGrouped } = useLineLook();
  const look = additionLook(addition);
  const { name, address } = whoOf(addition);
  const details = [
    ...(isGrouped ? [] : [addition.conference.name]),
    ...(address === null ? [] : [address]),
  ];
  return (
    <div className={classes.addition} role="presentation" data-tone={look.tone}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid. */}
      <div className={classes.who} role="rowheader" tabIndex={-1}>
        <span className={classes.icon}>
          <AdditionIcon state={addition.state} isCanceling={addition.isCanceling} />
        </span>
        <div className={classes.names}>
          <b title={name}>
            <bdi>{name}</bdi>
          </b>
          {details.length > 0 && (
            <small title={details.join(SEPARATOR)}>
              {details.map((detail, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: each has its own place in the line.
                <span key={at}>
                  {at > 0 && SEPARATOR}
                  <bdi>{detail}</bdi>
                </span>
              ))}
            </small>
          )}
        </div>
      </div>
      <div className={classes.rest} role="presentation">
        {/* biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid. */}
        <div
          className={classes.state}
          role="gridcell"
          aria-colspan={Math.max(1, columns.length - 1)}
          tabIndex={-1}
        >
          <State look={look} />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid. */}
        <div className={classes.acts} role="gridcell" tabIndex={-1}>
          <Acts addition={addition} name={name} />
        </div>
      </div>
    </div>
  );
});

const SEPARATOR = ' · ';

function State({ look }: { look: AdditionLook }) {
  const { tone, since, more, twilioCode, sipCode } = look;
  return (
    <>
      <StatusText tone={tone}>
        {look.words}
        {since !== null && (
          <>
            {' '}
            <Duration since={since} />
          </>
        )}
      </StatusText>
      {more.length > 0 && <p className={classes.more}>{more.join(' ')}</p>}
      {sipCode !== null && <span className={classes.code}>{words.sip(sipCode)}</span>}
      {twilioCode !== null && (
        <span className={classes.code}>{uiWords.twilioError(twilioCode)}</span>
      )}
    </>
  );
}

/**
 * Three fixed places, so that dialling again never comes to stand where somebody is about to cancel. The
 * first of them that is offered is what Enter does on the line.
 */
function Acts({ addition, name }: { addition: Addition; name: string }) {
  const { additions } = useStores();
  const { redial } = useFloorActions();
  const { id, state, isCanceling } = addition;
  const over = isOver(state);
  const isUnderWay = !over && state.kind !== 'connected';
  return (
    <>
      <Place>
        {isUnderWay && (
          <RowButton
            label={words.cancelWho(name)}
            text={words.cancel()}
            slot="cancel"
            tone="danger"
            icon={<IconPhoneOff size={15} />}
            isPending={isCanceling}
            onClick={() => void additions.cancel(id)}
          />
        )}
      </Place>
      <Place>
        {over && (
          <RowButton
            label={words.redialWho(name)}
            text={words.redial()}
            slot="redial"
            icon={<IconRefresh size={15} />}
            onClick={() => redial(addition)}
          />
        )}
      </Place>
      <Place>
        {over && (
          <RowButton
            label={words.dismissWho(name)}
            slot="dismiss"
            icon={<IconX size={15} />}
            onClick={() => void additions.dismiss(id)}
          />
        )}
      </Place>
    </>
  );
}

function Place({ children }: { children: ReactNode }) {
  return <span className={classes.place}>{children}</span>;
}
