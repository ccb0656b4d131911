import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { Does, Planned, Question } from './planned.ts';
import { keyboardWords as words } from './words.ts';

type NameOf = (row: ParticipantRow) => string;

/** What an act will do, or why it cannot be done now, in one sentence. */
export function planInWords(planned: Planned, nameOf: NameOf): string {
  switch (planned.kind) {
    case 'run':
      return doesInWords(planned.does, nameOf);
    case 'ask':
      return questionInWords(planned.question, nameOf);
    case 'screen':
      if (planned.act !== 'go-to') return words.opens(planned.act);
      return planned.target.kind === 'person' ? words.showsRow() : words.showsCall();
    case 'undo':
      return words.undoes();
    case 'cannot':
      return words.cannotNow(words.whyNot(planned.why));
  }
}

function doesInWords(does: Does, nameOf: NameOf): string {
  switch (does.kind) {
    case 'silences-me':
      return words.silencesMe();
    case 'listens':
      return words.listens(does.call.friendlyName);
    case 'whispers':
      return words.whispers(nameOf(does.to));
    case 'takes-me-off':
      return words.takesMeOff(does.call?.friendlyName);
    case 'resumes-me':
      return words.resumesMe();
    case 'pauses-recording':
      return words.pausesRecording(does.call.friendlyName);
    case 'resumes-recording':
      return words.resumesRecording(does.call.friendlyName);
    case 'mutes':
      return words.mutes(nameOf(does.who));
    case 'unmutes':
      return words.unmutes(nameOf(does.who));
    case 'holds':
      return words.holds(nameOf(does.who));
    case 'holds-coached':
      return words.holdsCoached(nameOf(does.who));
    case 'resumes':
      return words.resumes(nameOf(does.who));
  }
}

function questionInWords(question: Question, nameOf: NameOf): string {
  switch (question.kind) {
    case 'remove': {
      const name = nameOf(question.row);
      return question.isMe ? words.asksToLeave() : words.asksToRemove(name);
    }
    case 'announce':
      return words.asksToAnnounce(nameOf(question.row));
    case 'take-over':
      return words.asksToTakeOver(nameOf(question.row));
    case 'unmute-me':
      return words.asksToUnmute();
    case 'change':
      return words.asksToChange(nameOf(question.row));
    case 'announce-to-all':
      return words.asksToAnnounceToAll(question.call.friendlyName);
    case 'add':
      return words.asksToAdd(question.call.friendlyName, question.dial);
    case 'new-call':
      return words.asksToCall(question.dial);
    case 'end-call':
      return words.asksToEnd(question.call.friendlyName);
    case 'barge-in':
      return words.asksToBargeIn(question.call.friendlyName);
    case 'coach-outsider':
      return words.asksToCoachOutsider(nameOf(question.row));
    case 'mute-many':
      return words.asksToMuteMany(question.rows.length, question.on);
    case 'hold-many':
      return words.asksToHoldMany(question.rows.length, question.on);
    case 'announce-many':
      return words.asksToAnnounceToMany(question.rows.length);
  }
}
