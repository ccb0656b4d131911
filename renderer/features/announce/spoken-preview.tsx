import { UnstyledButton } from '@mantine/core';
import { sayTwiml } from '../../../common/announcement/say-twiml.ts';
import { spokenSeconds } from '../../../common/announcement/spoken-seconds.ts';
import { VOICES } from '../../../common/announcement/voices.ts';
import { languageName } from '../../words/format.ts';
import classes from './announcement-composer.module.css';
import type { Content } from './draft.ts';
import { useLocalVoice } from './use-local-voice.ts';
import { type Way, announceWords as words } from './words.ts';

interface SpokenPreviewProps {
  /** Null while nothing could be announced yet. */
  readonly content: Content | null;
  readonly way: Way;
}

/** What will be heard: a text word for word, for how long about, and what Twilio is given. */
export function SpokenPreview({ content, way }: SpokenPreviewProps) {
  if (content === null) {
    if (way !== 'text') return null;
    return (
      <section className={classes.preview} aria-label={words.preview()}>
        <Heading />
        <p className={classes.empty}>{words.previewEmpty()}</p>
      </section>
    );
  }
  return (
    <section className={classes.preview} aria-label={words.preview()}>
      {content.kind === 'text' ? <SpokenText content={content} /> : <Address content={content} />}
    </section>
  );
}

function Heading({ children }: { children?: React.ReactNode }) {
  return (
    <h3 className={classes.heading}>
      <b>{words.preview()}</b>
      {children}
    </h3>
  );
}

function SpokenText({ content }: { content: Extract<Content, { kind: 'text' }> }) {
  const { text, language, voice = VOICES[language][0] } = content;
  const said = text.trim();
  return (
    <>
      <Heading>
        <span>
          {words.about(
            spokenSeconds(said, language),
            languageName(language),
            words.voiceName(voice),
          )}
        </span>
      </Heading>
      <p className={classes.spoken} lang={language} dir="auto">
        {said}
      </p>
      <LocalVoice key={`${language} ${said}`} text={said} language={language} />
      <details className={classes.twiml}>
        <summary>{words.twiml()}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may have to be scrolled by keyboard. */}
        <pre tabIndex={0}>{sayTwiml(content)}</pre>
      </details>
    </>
  );
}

/** Only where this computer has a voice of the language itself. */
function LocalVoice({ text, language }: { text: string; language: string }) {
  const voice = useLocalVoice(language);
  if (voice === null) return null;
  return (
    <p className={classes.note}>
      <UnstyledButton
        className={classes.listen}
        aria-pressed={voice.isSpeaking}
        onClick={() => (voice.isSpeaking ? voice.stop() : voice.speak(text))}
      >
        {voice.isSpeaking ? words.stopListening() : words.listen()}
      </UnstyledButton>{' '}
      {words.listenHelp()}
    </p>
  );
}

function Address({ content: { url, method } }: { content: Extract<Content, { kind: 'url' }> }) {
  return (
    <>
      <Heading />
      <p className={classes.spoken}>{words.address(method, url)}</p>
      <p className={classes.note}>{words.addressNotHeard()}</p>
    </>
  );
}
