import { create } from 'xmlbuilder2';

/** What is said or played to a conference or to one person in it. */
export type Announcement =
  | {
      readonly is: 'say';
      readonly text: string;
      readonly language: string;
      readonly voice: string;
      readonly times: number;
    }
  | { readonly is: 'play'; readonly url: string; readonly times: number };

/** A library writes it, so that no text, however clever, becomes an element or an entity. */
export function announcementTwiml(announcement: Announcement): string {
  const response = create({ encoding: 'UTF-8' }).ele('Response');
  const loop = String(announcement.times);
  if (announcement.is === 'say') {
    const { language, voice, text } = announcement;
    response.ele('Say', { language, voice, loop }).txt(verbatim(text));
  } else {
    response.ele('Play', { loop }).txt(verbatim(announcement.url));
  }
  return response.end();
}

/** Music for as long as somebody waits; null is silence. */
export function holdMusicTwiml(url: string | null): string {
  const response = create({ encoding: 'UTF-8' }).ele('Response');
  if (url === null) response.ele('Pause', { length: '600' });
  else response.ele('Play', { loop: '0' }).txt(verbatim(url));
  return response.end();
}

/** All of a conference's events: Twilio sends none of them unasked. */
const CONFERENCE_EVENTS = 'start end join leave mute hold modify speaker announcement';

/** For the account's own TwiML: whoever comes in first decides where a conference's events go. */
export function conferenceTwiml(publicUrl: string, name: string): string {
  return create({ encoding: 'UTF-8' })
    .ele('Response')
    .ele('Dial')
    .ele('Conference', {
      statusCallback: `${publicUrl}/callbacks/conference`,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: CONFERENCE_EVENTS,
    })
    .txt(verbatim(name))
    .end({ prettyPrint: true });
}

/** The library takes what looks like an entity for one: `&lt;` is a piece of text here. */
function verbatim(text: string): string {
  return text.replaceAll('&', '&amp;');
}
