import { Group, NativeSelect, Textarea } from '@mantine/core';
import { VOICES } from '../../../common/announcement/voices.ts';
import { ANNOUNCEMENT_LANGUAGES, LONGEST_TEXT } from '../../../common/ipc/announcement.ts';
import { languageName } from '../../words/format.ts';
import { errorOf, type Fields } from './fields.ts';
import { announceWords as words } from './words.ts';

/** A text, and the language and the voice in which the relay has it spoken. */
export function TextFields({ draft, wrong, onChange }: Fields) {
  const { text, language, voice } = draft;
  const isNearlyFull = text.length > LONGEST_TEXT * 0.8;
  return (
    <>
      <Textarea
        name="text"
        label={words.text()}
        description={isNearlyFull ? words.characters(text.length, LONGEST_TEXT) : words.textHelp()}
        autosize
        minRows={3}
        maxRows={8}
        lang={language}
        dir="auto"
        data-autofocus
        value={text}
        error={errorOf({ wrong }, 'text')}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <Group grow align="flex-start">
        <NativeSelect
          name="language"
          label={words.language()}
          data={ANNOUNCEMENT_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          error={errorOf({ wrong }, 'language')}
          onChange={({ currentTarget: { value } }) => {
            const chosen = ANNOUNCEMENT_LANGUAGES.find((one) => one === value);
            if (chosen !== undefined) onChange({ language: chosen, voice: null });
          }}
        />
        <NativeSelect
          name="voice"
          label={words.voice()}
          data={VOICES[language].map((value) => ({ value, label: words.voiceName(value) }))}
          value={voice ?? VOICES[language][0]}
          error={errorOf({ wrong }, 'voice')}
          onChange={({ currentTarget }) => onChange({ voice: currentTarget.value })}
        />
      </Group>
    </>
  );
}
