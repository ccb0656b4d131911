import type { Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { Clock } from './clock.ts';
import { createConferenceCommands } from './conference-commands.ts';
import { createParticipantCommands } from './participant-commands.ts';
import type { Reconciler } from './reconciler.ts';
import { createRecordCommand } from './record-command.ts';
import type { RosterService } from './roster-service.ts';
import type { SupervisionService } from './supervision-service.ts';
import type { TwilioPort } from './twilio-port.ts';
import type { CommandWatch } from './until-known.ts';

/** Carries out what supervisors ask for. */
export interface CommandService {
  /**
   * Settles when it is known what became of the command. The value is the roster revision that shows
   * it; until a view has that revision, what it shows is pending.
   */
  run(command: Command, watch?: CommandWatch): Promise<Result<number>>;
}

interface CommandServiceNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly reconciler: Pick<Reconciler, 'refresh'>;
  readonly supervision: SupervisionService;
  readonly clock: Clock;
}

export function createCommandService(needs: CommandServiceNeeds): CommandService {
  const { supervision } = needs;
  const participants = createParticipantCommands(needs);
  const conferences = createConferenceCommands(needs);
  const recordings = createRecordCommand(needs);

  return {
    run(command, watch = {}) {
      switch (command.kind) {
        case 'mute':
          return participants.mute(command, watch);
        case 'hold':
          return participants.hold(command, watch);
        case 'announce':
          return participants.announce(command);
        case 'remove':
          return participants.remove(command, watch);
        case 'change':
          return participants.change(command, watch);
        case 'record':
          return recordings.record(command, watch);
        case 'announce-to-all':
          return conferences.announceToAll(command);
        case 'end-call':
          return conferences.endCall(command, watch);
        case 'listen':
          return supervision.listen(command.conferenceSid, watch);
        case 'coach':
          return supervision.coach(command.conferenceSid, command.callSid, watch);
        case 'barge-in':
          return supervision.bargeIn(command.conferenceSid);
        case 'mute-me':
          return supervision.muteMe(command.conferenceSid);
        case 'stop-coaching':
          return supervision.stopCoaching(command.conferenceSid);
        case 'resume-me':
          return supervision.resumeMe(command.conferenceSid);
        case 'leave':
          return supervision.leave(command.conferenceSid, watch);
      }
    },
  };
}
