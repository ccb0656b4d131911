import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { ownLegOn } from '../../../common/roster/own-leg.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { isPending } from '../../store/wishes.ts';
import { AgreeButton } from '../../ui/agree-button.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useOwnConsole } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import { panelWords } from './words.ts';

interface BargeInDialogProps {
  /** Null while nobody asks. */
  readonly conferenceSid: ConferenceSid | null;
  readonly onClose: () => void;
}

/** Asks before my voice reaches everyone; brings me on the call muted first where I am not on it. */
export function BargeInDialog({ conferenceSid, onClose }: BargeInDialogProps) {
  return (
    <Modal opened={conferenceSid !== null} onClose={onClose} title={panelWords.bargeTitle()}>
      {conferenceSid !== null && <Question conferenceSid={conferenceSid} onClose={onClose} />}
    </Modal>
  );
}

interface QuestionProps {
  readonly conferenceSid: ConferenceSid;
  readonly onClose: () => void;
}

function Question({ conferenceSid, onClose }: QuestionProps) {
  // As Twilio tells it now, not as it was when the dialog opened.
  const conference = useRoster(({ view }) => view?.conferences.get(conferenceSid));
  if (conference === undefined) return <Said words={panelWords.ended()} onClose={onClose} />;
  return <Step conference={conference} onClose={onClose} />;
}

function Step({ conference, onClose }: { conference: ConferenceView; onClose: () => void }) {
  const { sid: conferenceSid, friendlyName } = conference.row;
  const { commands } = useStores();
  const nameOf = useName();
  const leg = ownLegOn(conference, useOwnConsole());
  const mode = ownModeOf(leg, conference.participants);
  const step = stepOf(mode);
  const listen = { kind: 'listen', conferenceSid } as const;
  const resume = { kind: 'resume-me', conferenceSid } as const;
  const isCalling = useCommands(({ pending }) => isPending(pending, listen));
  const isResuming = useCommands(({ pending }) => isPending(pending, resume));
  const failure = useCommands(
    ({ notes }) => notes.findLast((note) => note.conferenceSid === conferenceSid)?.failure ?? null,
  );
  const heardBy = mode.kind === 'coaching' ? panelWords.bargeFromCoaching(nameOf(mode.target)) : '';
  const words = `${heardBy} ${panelWords.bargeQuestion(friendlyName)}`.trim();
  const { isSettled, hasChanged } = useSettled(step === 'agree' ? words : step);

  function agree(): void {
    void commands.run({ kind: 'barge-in', conferenceSid }, leg?.callSid);
    onClose();
  }

  switch (step) {
    case 'join':
      return (
        <Said
          words={panelWords.bargeFirstJoin()}
          notice={<FailureAlert failure={failure} />}
          onClose={onClose}
        >
          <Button loading={isCalling} onClick={() => void commands.run(listen)}>
            {panelWords.callMe()}
          </Button>
        </Said>
      );
    case 'ringing':
      return <Said words={panelWords.bargeRinging()} isWaiting onClose={onClose} />;
    case 'unsure':
      return <Said words={panelWords.bargeUnsure()} isWaiting onClose={onClose} />;
    case 'on-hold':
      return (
        <Said
          words={panelWords.bargeOnHold()}
          notice={<FailureAlert failure={failure} />}
          onClose={onClose}
        >
          <Button loading={isResuming} onClick={() => void commands.run(resume, leg?.callSid)}>
            {panelWords.resumeMe()}
          </Button>
        </Said>
      );
    case 'done':
      return <Said words={panelWords.bargeDone()} onClose={onClose} />;
    case 'agree':
      return (
        <Said words={words} notice={hasChanged && <ChangedNotice />} onClose={onClose}>
          <AgreeButton color="orange.8" isSettled={isSettled} onAgree={agree}>
            {panelWords.bargeAgree()}
          </AgreeButton>
        </Said>
      );
  }
}

type BargeStep = 'join' | 'ringing' | 'unsure' | 'on-hold' | 'agree' | 'done';

function stepOf(mode: ReturnType<typeof ownModeOf>): BargeStep {
  if (mode.kind === 'not-on-call') return 'join';
  if (mode.kind === 'dialling') return 'ringing';
  if (!mode.confirmed) return 'unsure';
  if (mode.kind === 'on-hold') return 'on-hold';
  return mode.kind === 'barged-in' ? 'done' : 'agree';
}

interface SaidProps {
  readonly words: string;
  readonly notice?: ReactNode;
  readonly isWaiting?: boolean;
  readonly onClose: () => void;
  /** The button that goes on. */
  readonly children?: ReactNode;
}

function Said({ words, notice, isWaiting = false, onClose, children }: SaidProps) {
  const notNow = useRef<HTMLButtonElement>(null);
  // A button that went with its step takes the focus along, and Enter must not fall on what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step has words of its own.
  useEffect(() => {
    if (document.activeElement === document.body) notNow.current?.focus();
  }, [words]);
  return (
    <>
      <Text size="sm" role="status">
        {isWaiting && <Loader size={13} aria-hidden mie={8} />}
        {words}
      </Text>
      {notice}
      <Group justify="flex-end" mt="lg">
        <Button ref={notNow} variant="default" onClick={onClose} data-autofocus>
          {panelWords.notNow()}
        </Button>
        {children}
      </Group>
    </>
  );
}
